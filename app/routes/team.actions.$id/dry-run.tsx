import { AdminForm } from '#app/administration/admin-form.tsx';
import { formState } from '#app/administration/form-state.ts';
import type { BulkActionPage, Named } from '#app/team/action-view.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

/** Who would be changed, and who not and why, before anything is done. */
export function DryRun({ page }: { page: Extract<BulkActionPage, { state: 'planned' }> }) {
  const { people, would, wouldNot, operationKey } = page;
  const state = formState('start', operationKey, undefined);
  return (
    <>
      <Section id="would" title={messages.would(would.count, people)}>
        <Names people={would.people} count={would.count} />
        <p className="measure muted">{would.count === 0 ? messages.nothing : messages.planned}</p>
        {would.count > 0 && <AdminForm state={state} intent="start" button={messages.start(would.count)} />}
      </Section>
      {wouldNot.length > 0 && (
        <Section id="would-not" title={messages.wouldNot(people - would.count)}>
          {wouldNot.map(({ reason, count, people: named }) => (
            <div key={reason}>
              <p>
                <strong>{count.toLocaleString('en-GB')}</strong> · {reason}
              </p>
              <Names people={named} count={count} />
            </div>
          ))}
        </Section>
      )}
    </>
  );
}

function Names({ people, count }: { people: Named[]; count: number }) {
  if (count === 0) return null;
  return (
    <ul className="talk-list">
      {people.map(({ id, name }) => (
        <li key={id}>
          <bdi>{name}</bdi>
        </li>
      ))}
      {count > people.length && <li className="muted">{messages.more(count - people.length)}</li>}
    </ul>
  );
}
