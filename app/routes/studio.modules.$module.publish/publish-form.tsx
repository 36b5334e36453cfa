import { AdminForm } from '#app/administration/admin-form.tsx';
import { TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { AskedEdition } from '#app/authoring/publish/get-publish-page.server.ts';
import { Choices, Radio } from '#app/ui/choices.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

interface PublishFormProps {
  state: FormState;
  draft: { id: string; revision: number };
  edition: { number: number; needsChoice: boolean };
  choice: NonNullable<AskedEdition>;
  tomorrow: string;
}

export function PublishForm({ state, draft, edition, choice, tomorrow }: PublishFormProps) {
  const { number, needsChoice } = edition;
  const when = state.value('when', 'now');
  return (
    <Section
      id="publish"
      title={messages.publish}
      text={needsChoice ? messages.chosen(number, choice.kind) : undefined}
    >
      <AdminForm
        state={state}
        intent="publish"
        revision={draft.revision}
        hidden={{ draft: draft.id, kind: choice.kind, redo: choice.redo.join(' ') }}
        button={messages.button}
      >
        <TextArea
          id={state.id('reason')}
          name="reason"
          label={needsChoice ? messages.reason : messages.reasonOptional}
          hint={messages.reasonHint}
          rows={2}
          maxLength={500}
          error={state.error('reason')}
          defaultValue={state.value('reason')}
        />
        <Choices id={state.id('when')} legend={messages.when}>
          <Radio name="when" value="now" label={messages.now} defaultChecked={when === 'now'} />
          <Radio
            name="when"
            value="later"
            label={messages.later}
            hint={messages.laterHint}
            defaultChecked={when === 'later'}
          />
        </Choices>
        <TextField state={state} name="onDay" label={messages.day} type="date" width="medium" initial={tomorrow} />
      </AdminForm>
    </Section>
  );
}
