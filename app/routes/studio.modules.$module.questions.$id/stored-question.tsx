import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

/** Makes a second question that may be drawn in the place of this one. */
export function Parallel({ draftId, state }: { draftId: string; state: FormState }) {
  return (
    <Section id="parallel" title={messages.parallel} text={messages.parallelText}>
      <AdminForm
        state={state}
        intent="duplicate"
        hidden={{ draft: draftId }}
        button={messages.parallelButton}
        look="secondary"
      />
    </Section>
  );
}

export function Deletion({ draftId, stamp, state }: { draftId: string; stamp: string; state: FormState }) {
  return (
    <Section id="delete" title={messages.delete} text={messages.deleteText}>
      <AdminForm
        state={state}
        intent="delete"
        hidden={{ draft: draftId, stamp }}
        button={messages.deleteButton}
        look="danger"
      />
    </Section>
  );
}
