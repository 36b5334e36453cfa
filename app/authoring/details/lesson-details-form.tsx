import { Checkbox, Choices } from '#app/ui/choices.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { type DetailsFormProps, DetailsFrame, errorIn, TrackChoices } from './form-parts.tsx';
import type { LessonForm } from './lesson-form.ts';
import { messages } from './messages.ts';

const { fields, hints } = messages;

interface Props extends DetailsFormProps<LessonForm> {
  outcomes: readonly { id: string; text: string }[];
}

/** The head of a lesson as plain fields; of a translation only its title. */
export function LessonDetailsForm({ form, problems, outcomes, draftId, stamp }: Props) {
  const error = errorIn(problems);
  return (
    <DetailsFrame draftId={draftId} stamp={stamp}>
      <TextInput id="title" name="title" label={fields.title} error={error('title')} defaultValue={form.title} />
      {form.kind === 'lesson' && (
        <>
          <TextInput
            id="minutes"
            name="minutes"
            label={fields.minutes}
            hint={hints.minutes}
            error={error('minutes')}
            inputMode="numeric"
            width="short"
            defaultValue={form.minutes}
          />
          <TrackChoices chosen={form.tracks} error={error('tracks')} />
          <Choices id="outcomes" legend={fields.outcomes} error={error('outcomes')}>
            {outcomes.map(({ id, text }) => (
              <Checkbox
                key={id}
                name="outcomes"
                value={id}
                label={`${id}: ${text}`}
                defaultChecked={form.outcomes.includes(id)}
              />
            ))}
            {form.outcomes
              .filter((id) => !outcomes.some((each) => each.id === id))
              .map((id) => (
                <Checkbox
                  key={id}
                  name="outcomes"
                  value={id}
                  label={id}
                  hint={messages.unknownOutcome}
                  defaultChecked
                />
              ))}
          </Choices>
        </>
      )}
    </DetailsFrame>
  );
}
