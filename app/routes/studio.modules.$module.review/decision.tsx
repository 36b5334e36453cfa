import { Link } from '@remix-run/react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { DraftState } from '#app/authoring/draft.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { messages } from './messages.ts';

interface DecisionProps {
  moduleId: string;
  draft: { id: string; revision: number; state: DraftState };
  problems: number;
  may: { write: boolean; review: boolean; publish: boolean };
  wrote: boolean;
  state: (form: string) => FormState;
}

/** What the actor can do with the draft as it stands. */
export function Decision({ moduleId, draft, problems, may, wrote, state }: DecisionProps) {
  if (draft.state === 'approved')
    return (
      <>
        <p>{messages.approvedText}</p>
        {may.publish && (
          <p>
            <ButtonLink to={`/studio/modules/${moduleId}/publish`} next>
              {messages.toPublish}
            </ButtonLink>
          </p>
        )}
      </>
    );
  if (draft.state === 'review') {
    if (!may.review || wrote) return <p>{messages.waits}</p>;
    return (
      <>
        <NoteForm draft={draft} state={state('approve')} intent="approve" label={messages.approveNote}>
          {messages.approve}
        </NoteForm>
        <NoteForm draft={draft} state={state('return')} intent="return" label={messages.sendBackNote} look="secondary">
          {messages.sendBack}
        </NoteForm>
      </>
    );
  }
  if (!may.write) return <p>{messages.notSent}</p>;
  if (problems > 0)
    return (
      <>
        <p>{messages.notYet(problems)}</p>
        <p>
          <Link to={`/studio/modules/${moduleId}#check`}>{messages.toProblems}</Link>
        </p>
      </>
    );
  return (
    <NoteForm draft={draft} state={state('send')} intent="send" label={messages.sendText}>
      {messages.send}
    </NoteForm>
  );
}

interface NoteFormProps {
  draft: { id: string; revision: number };
  state: FormState;
  intent: string;
  label: string;
  look?: 'secondary';
  children: string;
}

function NoteForm({ draft, state, intent, label, look, children }: NoteFormProps) {
  return (
    <AdminForm
      state={state}
      intent={intent}
      revision={draft.revision}
      hidden={{ draft: draft.id }}
      button={children}
      look={look}
    >
      <TextArea
        id={state.id('note')}
        name="note"
        label={label}
        rows={3}
        maxLength={2000}
        error={state.error('note')}
        defaultValue={state.value('note')}
      />
    </AdminForm>
  );
}
