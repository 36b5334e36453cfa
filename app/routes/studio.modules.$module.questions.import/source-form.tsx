import { Form } from '@remix-run/react';
import { SelectField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { messages as words } from '#app/authoring/questions/messages.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, Choices } from '#app/ui/choices.tsx';
import { TextArea, TextInput } from '#app/ui/field.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { messages } from './messages.ts';

interface SourceFormProps {
  state: FormState;
  draftId: string;
  outcomes: { id: string; text: string }[];
  tracks: string[];
  /** What was sent with the form before; undefined on a page that was just opened. */
  typed: Record<string, string> | undefined;
}

/** The text or file of questions, and what they are for. */
export function SourceForm({ state, draftId, outcomes, tracks, typed }: SourceFormProps) {
  const { form, operationKey, id, error } = state;
  const { source } = messages;
  return (
    <Form className="form" method="post" encType="multipart/form-data" key={operationKey}>
      <PersonField />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="intent" value="preview" />
      <input type="hidden" name="key" value={`${operationKey}-preview`} />
      <input type="hidden" name="draft" value={draftId} />
      <SelectField
        state={state}
        name="format"
        label={source.format}
        options={Object.entries(source.formats).map(([value, text]) => ({ value, text }))}
        empty={null}
        stored={typed?.format}
      />
      <TextInput
        type="file"
        id={id('file')}
        name="file"
        label={source.file}
        hint={source.fileHint}
        accept=".gift,.txt,.xml,text/plain,text/xml"
      />
      <TextArea
        id={id('text')}
        name="text"
        label={source.text}
        error={error('text')}
        rows={12}
        spellCheck={false}
        defaultValue={typed?.text}
      />
      <SelectField
        state={state}
        name="outcome"
        label={source.outcome}
        hint={source.outcomeHint}
        options={outcomes.map((outcome) => ({ value: outcome.id, text: `${outcome.id}: ${outcome.text}` }))}
        stored={typed?.outcome}
      />
      <Choices id={id('tracks')} legend={source.tracks} error={error('tracks')}>
        {tracks.map((track) => (
          <Checkbox
            key={track}
            name={`track.${track}`}
            label={words.tracks[track] ?? track}
            defaultChecked={typed === undefined || typed[`track.${track}`] !== undefined}
          />
        ))}
      </Choices>
      <Button look="secondary">{source.look}</Button>
    </Form>
  );
}
