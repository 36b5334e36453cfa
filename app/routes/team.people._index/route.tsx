import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { drawnOnly } from '#app/reporting/drawn-only.ts';
import { FileLinks } from '#app/reporting/file-links.tsx';
import { getPeoplePage } from '#app/reporting/get-people-page.server.ts';
import { dashboardPath, PeopleFilter, peoplePath } from '#app/reporting/people-filter.ts';
import { PeopleTable } from '#app/reporting/people-table.tsx';
import type { DrawnPeoplePage } from '#app/reporting/people-view.ts';
import { number } from '#app/reporting/people-words.ts';
import styles from '#app/reporting/team.css?url';
import { longDate } from '#app/ui/dates.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Breadcrumbs } from '#app/ui/way.tsx';
import { ActionForm, kindsFor } from './action-form.tsx';
import { FilterForm } from './filter-form.tsx';
import { messages } from './messages.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** `course:id` or `module:id`, as the form's one control says it. */
const About = z.object({
  about: z
    .string()
    .regex(/^((course|module):.{1,200})?$/)
    .optional(),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'see-team', 'somewhere');
  const { db, deps, env } = getRuntime();
  const filter = parseQuery(request, PeopleFilter);
  const { about } = parseQuery(request, About);
  if (about !== undefined) {
    const [kind, id] = [about.slice(0, 6), about.slice(7)];
    const state = kind === 'module' && filter.state === 'nothing-assigned' ? undefined : filter.state;
    const stall = kind === 'module' && id === filter.module ? filter.stall : undefined;
    throw redirect(peoplePath({ ...filter, state, stall, course: null, module: null, ...(id && { [kind]: id }) }));
  }
  const page = { ...(await getPeoplePage(db, deps, actor, filter)), sendsMail: env.mail !== undefined };
  return context.isDocument ? drawnOnly(page, 'people') : page;
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function PeopleRoute() {
  const page = useLoaderData<typeof loader>();
  const { people, shown, unit, about, on, today } = page;
  const kinds = kindsFor(page.mayDecide, page.sendsMail);
  return (
    <div className="page stack stack--loose">
      <PageHeader
        way={<Breadcrumbs crumbs={crumbsOf(page)} />}
        title={messages.title}
        lede={messages.lede(unit?.name ?? null, about, stallOf(page), on > today ? longDate(on) : null)}
      />
      <div>
        <FilterForm page={page} />
        {shown === 0 ? (
          <EmptyState title={messages.none}>
            <p>{messages.noneText}</p>
          </EmptyState>
        ) : (
          <>
            <ActionForm page={page} kinds={kinds}>
              <PeopleTable people={people} caption={captionOf(page)} unit choose={kinds.length > 0} />
            </ActionForm>
            <Pages page={page} />
            {page.mayExport && <FileLinks to={fileOf(page)} save={page.stall ? undefined : savePath(page)} />}
            {kinds.length > 0 && (
              <p className="pages screen-only">
                <Link to="/team/actions">{messages.decided}</Link>
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}

const fileOf =
  ({ filter }: DrawnPeoplePage) =>
  (format: string) =>
    peoplePath({ ...filter, after: null, before: null, page: null }, `/team/export.${format}`);

const savePath = ({ filter: { unit, course, module, state, never, sort } }: DrawnPeoplePage) =>
  peoplePath({ unit, course, module, state, never, sort }, '/team/exports');

const stallOf = ({ stall }: DrawnPeoplePage): string | null =>
  stall && (stall.lesson === null ? messages.quiz : messages.lesson(stall.lesson));

function captionOf({ count, shown, next, previous }: DrawnPeoplePage): string {
  if (count === null) return messages.found(shown, next !== null || previous !== null);
  const all = messages.people(count, number(count));
  return shown === count ? all : messages.caption(messages.page(shown), all);
}

function crumbsOf({ above, unit, isTop, filter: { on } }: DrawnPeoplePage) {
  const units = [...above, ...(unit && !isTop ? [unit] : [])];
  return [
    { to: dashboardPath({ on }), text: messages.team },
    ...units.map(({ id, name }) => ({ to: dashboardPath({ unit: id, on }), text: name })),
  ];
}

/** First and last need no cursor; the pages between are named by the rows at their edges. */
function Pages({ page: { filter, next, previous } }: { page: DrawnPeoplePage }) {
  if (next === null && previous === null) return null;
  const at = (place: Partial<PeopleFilter>) =>
    peoplePath({ ...filter, after: null, before: null, page: null, ...place });
  return (
    <nav className="pages" aria-label={messages.pages}>
      {previous !== null && (
        <>
          <Link to={at({})}>{messages.first}</Link>
          <Link to={at({ before: previous })} rel="prev">
            {messages.previous}
          </Link>
        </>
      )}
      {next !== null && (
        <>
          <Link to={at({ after: next })} rel="next">
            {messages.next}
          </Link>
          <Link to={at({ page: 'last' })}>{messages.last}</Link>
        </>
      )}
    </nav>
  );
}
