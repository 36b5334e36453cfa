import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, Choices } from '#app/ui/choices.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import type { FieldProblem } from './field-problems.ts';
import { messages } from './messages.ts';
import { trackNames } from './module-form.ts';

export interface DetailsFormProps<F> {
  form: F;
  problems: readonly FieldProblem[];
  draftId: string;
  stamp: string;
  /** Id of the field to begin at, after a button that is not the one that saves. */
  focus?: string;
}

export type ErrorOf = (field: string) => string | undefined;

export const errorIn =
  (problems: readonly FieldProblem[]): ErrorOf =>
  (field) =>
    problems.find((problem) => problem.field === field)?.text;

/** With a script or without: the page is drawn anew, and who added a line goes on there. */
export const focusOn = (here: boolean) => (here ? { autoFocus: true } : {});

interface FrameProps {
  draftId: string;
  stamp: string;
  children: ReactNode;
}

/** Every button posts the whole form; only one of them saves it. */
export function DetailsFrame({ draftId, stamp, children }: FrameProps) {
  return (
    <Form className="form question-editor" method="post" noValidate>
      <PersonField />
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="draft" value={draftId} />
      <input type="hidden" name="stamp" value={stamp} />
      {/* What Enter in a line of text presses: the first button of a form. */}
      <button type="submit" className="visually-hidden" name="do" value="save" tabIndex={-1} aria-hidden="true" />
      {children}
      <div className="row">
        <Button name="do" value="save">
          {messages.save}
        </Button>
      </div>
    </Form>
  );
}

/** The tracks of a lesson. */
export function TrackChoices({ chosen, error }: { chosen: readonly string[]; error: string | undefined }) {
  return (
    <Choices id="tracks" legend={messages.fields.tracks} hint={messages.hints.tracks} error={error}>
      {trackNames.map((track) => (
        <Checkbox
          key={track}
          name="tracks"
          value={track}
          label={messages.tracks[track]}
          defaultChecked={chosen.includes(track)}
        />
      ))}
    </Choices>
  );
}
