import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { Meanwhile } from '#app/authoring/review/compare-draft.server.ts';
import { itemKey } from '#app/authoring/review/compare-items.ts';
import { Choices, Radio } from '#app/ui/choices.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { Change } from './change.tsx';
import { messages } from './messages.ts';

interface MeanwhileProps {
  meanwhile: Meanwhile;
  draft: { id: string; revision: number };
  state: FormState;
}

/** What another version changed while this draft was written, and the form that takes it over. */
export function MeanwhileSection({ meanwhile: { served, changes, conflicts }, draft, state }: MeanwhileProps) {
  return (
    <Section id="meanwhile" title={messages.meanwhile}>
      <Notice tone="warn" title={messages.meanwhileText(served.number)} />
      {changes.map((change, index) => (
        <Change key={itemKey(change)} change={change} id={`meanwhile-${index + 1}`} />
      ))}
      <p>{messages.takeOverText}</p>
      <AdminForm
        state={state}
        intent="take-over"
        revision={draft.revision}
        hidden={{ draft: draft.id }}
        button={messages.takeOver}
      >
        {conflicts.map(({ key, path, inDraft, inPublished }, index) => (
          <Choices
            key={key}
            id={index === 0 ? state.id('sides') : `${state.id('sides')}-${index}`}
            legend={messages.conflict(path)}
            hint={messages.conflictHint}
            error={index === 0 ? state.error('sides') : undefined}
          >
            <Side state={state} name={`side.${key}`} value="draft">
              {inDraft ? messages.draftSide : messages.draftGone}
            </Side>
            <Side state={state} name={`side.${key}`} value="published">
              {inPublished ? messages.publishedSide : messages.publishedGone}
            </Side>
          </Choices>
        ))}
      </AdminForm>
    </Section>
  );
}

function Side({ state, name, value, children }: { state: FormState; name: string; value: string; children: string }) {
  return <Radio name={name} value={value} label={children} defaultChecked={state.value(name) === value} />;
}
