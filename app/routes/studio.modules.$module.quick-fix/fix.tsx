import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { getQuickFixPage } from '#app/authoring/fix/get-quick-fix-page.server.ts';
import { messages as review } from '#app/authoring/review/messages.ts';
import { longDate } from '#app/ui/dates.ts';
import { Tag } from '#app/ui/tag.tsx';
import { TextChanges } from '#app/ui/text-changes.tsx';
import { messages } from './messages.ts';

type FixView = Awaited<ReturnType<typeof getQuickFixPage>>['fixes'][number];

/** One small correction: what it changed, whose it is, and what can be done about it. */
export function Fix({ fix, state }: { fix: FixView; state: (form: string) => FormState }) {
  const { versionId, number, title, by, on, lookBy, settledBy, lines, maySee, mayUndo } = fix;
  const { tag, word } = messages.states[fix.state];
  const name = messages.name(title, number);
  return (
    <article className="change" aria-labelledby={`fix-${number}`}>
      <div className="change__head">
        <h3 id={`fix-${number}`}>
          <bdi>{name}</bdi>
        </h3>
        <Tag state={tag}>{word}</Tag>
      </div>
      <p className="muted">
        <bdi>{messages.by(by, longDate(on))}</bdi>.{' '}
        {settledBy === null ? messages.lookBy(longDate(lookBy)) : messages.settled(settledBy)}
      </p>
      <TextChanges lines={lines} words={review.diff} />
      <div className="row-actions">
        {maySee && (
          <AdminForm
            state={state(`seen-${number}`)}
            intent="seen"
            hidden={{ version: versionId }}
            button={messages.seen}
            about={name}
            look="secondary"
          />
        )}
        {mayUndo && (
          <AdminForm
            state={state(`undo-${number}`)}
            intent="undo"
            hidden={{ version: versionId }}
            button={messages.undo}
            about={name}
            look="quiet"
          />
        )}
      </div>
    </article>
  );
}
