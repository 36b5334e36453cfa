import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { isCalendarDate } from '#app/platform/calendar.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import type { DrawnDashboard } from '#app/reporting/dashboard-view.ts';
import { drawnOnly } from '#app/reporting/drawn-only.ts';
import { getDashboard } from '#app/reporting/get-dashboard.server.ts';
import { dashboardPath } from '#app/reporting/people-filter.ts';
import { PeopleTable } from '#app/reporting/people-table.tsx';
import { number } from '#app/reporting/people-words.ts';
import styles from '#app/reporting/team.css?url';
import { longDate } from '#app/ui/dates.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Breadcrumbs } from '#app/ui/way.tsx';
import { CountsSection } from './counts-section.tsx';
import { messages } from './messages.ts';
import { Stall } from './stall.tsx';
import { Standing } from './standing.tsx';
import { TrendSection } from './trend-section.tsx';

const Asked = z.object({
  unit: z.string().max(200).optional(),
  /** What the trend is of: `course:id` or `module:id`. */
  trend: z
    .union([
      z.literal('').transform(() => undefined),
      z
        .string()
        .max(210)
        .regex(/^(course|module):./),
    ])
    .optional(),
  on: z.union([z.literal('').transform(() => undefined), z.string().refine(isCalendarDate)]).optional(),
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  const page = await getDashboard(db, deps, actor, parseQuery(request, Asked));
  return context.isDocument ? drawnOnly(page, 'people') : page;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? titleOf(data) : 'Team'} · Acumen` }];

const titleOf = ({ unit, everywhere }: Pick<DrawnDashboard, 'unit' | 'everywhere'>) =>
  unit?.name ?? (everywhere ? messages.everything : messages.several);

export default function TeamRoute() {
  const page = useLoaderData<typeof loader>();
  const { unit, counts, on, today } = page;
  const later = on > today ? on : undefined;
  const here = { unit: unit?.id, on: later };
  const outside = counts.all - page.units.reduce((sum, row) => sum + row.counts.all, 0);
  const people = messages.people(counts.all, number(counts.all));
  return (
    <div className="page">
      <PageHeader
        way={unit && !page.isTop && <Breadcrumbs crumbs={crumbsOf(page, later)} />}
        title={titleOf(page)}
        lede={counts.all > 0 && messages.lede(people, longDate(on), later !== undefined)}
      />
      {counts.all === 0 && page.units.length === 0 ? (
        <EmptyState title={messages.none}>
          <p>{messages.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Standing page={page} later={later} />
          <Talk page={page} />
          {later === undefined && <Stall page={page} />}
          {page.shown > 0 && <People page={page} />}
          <CountsSection
            of="unit"
            rows={page.units}
            here={here}
            text={outside > 0 ? messages.outside(outside) : undefined}
          />
          <TrendSection page={page} />
          <CountsSection of="course" rows={page.courses} here={here} text={messages.coursesText} />
          <CountsSection of="module" rows={page.modules} here={here} text={messages.modulesText} />
        </>
      )}
    </div>
  );
}

function crumbsOf({ above }: DrawnDashboard, later: string | undefined) {
  const top = { to: dashboardPath({ on: later }), text: messages.team };
  return [top, ...above.map(({ id, name }) => ({ to: dashboardPath({ unit: id, on: later }), text: name }))];
}

function Talk({ page: { talk } }: { page: DrawnDashboard }) {
  if (talk?.people.length === 0 && talk.more === 0) return null;
  return (
    <Section id="talk" title={messages.talk} text={talk ? messages.talkText : messages.talkLarge}>
      {talk && (
        <ul className="talk-list">
          {talk.people.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/team/people/${id}`}>
                <bdi>{name}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {talk !== null && talk.more > 0 && <p>{messages.talkMore(talk.more)}</p>}
    </Section>
  );
}

function People({ page: { people, shown, counts } }: { page: DrawnDashboard }) {
  const cut = shown < counts.all;
  const caption = cut ? messages.first(shown, number(counts.all)) : messages.everybody;
  return (
    <Section id="people" title={messages.whose}>
      <PeopleTable people={people} caption={caption} unit={false} />
    </Section>
  );
}
