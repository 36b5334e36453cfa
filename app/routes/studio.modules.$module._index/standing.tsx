import { Link } from '@remix-run/react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { getDraftPage } from '#app/authoring/get-draft-page.server.ts';
import { messages as studio } from '#app/authoring/messages.ts';
import { longDate } from '#app/ui/dates.ts';
import { Details } from '#app/ui/details.tsx';
import { Section } from '#app/ui/section.tsx';
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

const words = messages.standing;
const tags = { open: 'open', review: 'begun', approved: 'done', closed: 'off' } as const;

type StandingProps = Pick<
  Awaited<ReturnType<typeof getDraftPage>>,
  'moduleId' | 'published' | 'draft' | 'planned' | 'review' | 'openFixes' | 'may'
> & { state: (form: string) => FormState };

/** What of a module is live, under way and due, with the ways from there. */
export function Standing({ moduleId, published, draft, planned, review, openFixes, may, state }: StandingProps) {
  const base = `/studio/modules/${moduleId}`;
  const isServed = (published?.number ?? null) !== null;
  const rows: SummaryRow[] = [
    {
      term: words.served,
      value: words.published(published?.number ?? null),
      action: isServed && may.publish && <Link to={`${base}/withdraw`}>{words.toWithdraw}</Link>,
    },
    {
      term: words.draft,
      value: draft ? <Tag state={tags[draft.state]}>{studio.states[draft.state]}</Tag> : words.noDraft,
      action: draft && (
        <>
          <Link to={`${base}/review`}>{words.toReview}</Link>
          {may.publish && draft.state === 'approved' && (
            <>
              {' '}
              · <Link to={`${base}/publish`}>{words.toPublish}</Link>
            </>
          )}
        </>
      ),
    },
    ...(planned ? [{ term: words.planned, value: plannedWords(planned), action: <PlanLink base={base} /> }] : []),
    ...(isServed
      ? [
          {
            term: words.fixes,
            value: words.openFixes(openFixes),
            action: <Link to={`${base}/quick-fix`}>{words.toFixes}</Link>,
          },
        ]
      : []),
    ...(review
      ? [
          {
            term: words.reviewBy,
            value: (
              <>
                {review.by === null ? words.noReview : words.by(longDate(review.by))}{' '}
                {review.due !== null && review.due !== 'later' && (
                  <Tag state={words.due[review.due].tag}>{words.due[review.due].word}</Tag>
                )}
              </>
            ),
            action: null,
          },
        ]
      : []),
  ];
  const confirm = state('reviewed');
  return (
    <Section id="standing" title={words.title}>
      <SummaryList rows={rows} />
      {review && may.confirm && (
        <Details summary={words.confirm} open={confirm.refused}>
          <AdminForm state={confirm} intent="reviewed" button={words.confirm} look="secondary">
            <TextField state={confirm} name="on" label={words.next} type="date" width="medium" initial={review.next} />
          </AdminForm>
        </Details>
      )}
    </Section>
  );
}

const PlanLink = ({ base }: { base: string }) => <Link to={`${base}/publish`}>{words.toPublish}</Link>;

function plannedWords({ onDay, by, state, problem }: NonNullable<StandingProps['planned']>): string {
  if (state === 'failed') return words.failed(longDate(onDay));
  return problem === null ? words.plannedOn(longDate(onDay), by) : words.lost(longDate(onDay));
}
