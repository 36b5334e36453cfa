import { messages as studio } from '#app/authoring/messages.ts';
import type { getReviewPage } from '#app/authoring/review/get-review-page.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { Section } from '#app/ui/section.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

type FactsProps = Pick<
  Awaited<ReturnType<typeof getReviewPage>>,
  'draft' | 'base' | 'changes' | 'problems' | 'open' | 'reviews'
>;

const tags = { open: 'open', review: 'begun', approved: 'done', closed: 'off' } as const;

/** Where the draft stands, and the words given on it. */
export function Facts({ draft, base, changes, problems, open, reviews }: FactsProps) {
  return (
    <Section id="facts" title={messages.facts}>
      <SummaryList
        rows={[
          { term: messages.state, value: <Tag state={tags[draft.state]}>{studio.states[draft.state]}</Tag> },
          { term: messages.comparedWith, value: base ? messages.version(base.number) : messages.nothing },
          { term: messages.changes, value: messages.counted(changes.length) },
          { term: messages.problems, value: messages.counted(problems) },
          { term: messages.comments, value: messages.counted(open) },
        ]}
      />
      {reviews.length > 0 && (
        <ol className="comments" aria-label={messages.history}>
          {reviews.map(({ id, verdict, by, on, note }) => (
            <li key={id}>
              <p>
                <bdi>{messages.verdicts[verdict](by)}</bdi>, {longDate(on)}
              </p>
              {note !== '' && <p dir="auto">{note}</p>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
