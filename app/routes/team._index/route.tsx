import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { isCalendarDate } from '#app/platform/calendar.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import type { Dashboard } from '#app/reporting/dashboard-view.ts';
import { getDashboard } from '#app/reporting/get-dashboard.server.ts';
import { peoplePath } from '#app/reporting/people-filter.ts';
import { PeopleTable } from '#app/reporting/people-table.tsx';
import { figuresOf, inWords, moduleState, number, peopleState } from '#app/reporting/people-words.ts';
import styles from '#app/reporting/team.css?url';
import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ShareBar } from '#app/ui/share-bar.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { Breadcrumbs } from '#app/ui/way.tsx';
import { CountsTable } from './counts-table.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';

const Asked = z.object({
  unit: z.string().max(200).optional(),
  on: z.union([z.literal('').transform(() => undefined), z.string().refine(isCalendarDate)]).optional(),
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getDashboard(db, deps, actor, parseQuery(request, Asked));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? titleOf(data) : 'Team'} · Acumen` }];

const titleOf = ({ unit, everywhere }: Pick<Dashboard, 'unit' | 'everywhere'>) =>
  unit?.name ?? (everywhere ? messages.everything : messages.several);

const dashboardPath = (unit: string | null, on?: string) => {
  const search = new URLSearchParams({ ...(unit && { unit }), ...(on && { on }) });
  return search.size > 0 ? `/team?${search}` : '/team';
};

export default function TeamRoute() {
  const page = useLoaderData<typeof loader>();
  const { unit, counts, on, today } = page;
  const later = on > today ? on : undefined;
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
          <p className="screen-only">
            <Link to="/team/unreachable">{messages.unreachable}</Link>
          </p>
          {page.people.length > 0 && <People page={page} />}
          {page.units.length > 0 && (
            <Section id="units" title={messages.units} text={outside > 0 ? messages.outside(outside) : undefined}>
              <CountsTable
                caption={messages.unitsCaption}
                what={messages.unit}
                rows={page.units}
                words={peopleState}
                to={(id) => dashboardPath(id, later)}
                listOf={(id, state) => peoplePath({ unit: id, state, on: later })}
              />
            </Section>
          )}
          {page.courses.length > 0 && (
            <Section id="courses" title={messages.courses} text={messages.coursesText}>
              <CountsTable
                caption={messages.coursesCaption}
                what={messages.course}
                rows={page.courses}
                words={peopleState}
                to={(id) => peoplePath({ unit: unit?.id, course: id, on: later })}
                listOf={(id, state) => peoplePath({ unit: unit?.id, course: id, state, on: later })}
              />
            </Section>
          )}
          {page.modules.length > 0 && (
            <Section id="modules" title={messages.modules} text={messages.modulesText}>
              <CountsTable
                caption={messages.modulesCaption}
                what={messages.module}
                rows={page.modules}
                words={moduleState}
                to={(id) => peoplePath({ unit: unit?.id, module: id, on: later })}
                listOf={(id, state) => peoplePath({ unit: unit?.id, module: id, state, on: later })}
              />
            </Section>
          )}
        </>
      )}
    </div>
  );
}

function crumbsOf({ above }: Dashboard, later: string | undefined) {
  const top = { to: dashboardPath(null, later), text: messages.team };
  return [top, ...above.map(({ id, name }) => ({ to: dashboardPath(id, later), text: name }))];
}

function Standing({ page, later }: { page: Dashboard; later: string | undefined }) {
  const { unit, counts, on, today } = page;
  const figures = figuresOf(counts);
  const here = { unit: unit?.id, on: later };
  return (
    <Section id="standing" title={messages.standing}>
      <Form className="filter filter--short" method="get" action="/team">
        {unit && <input type="hidden" name="unit" value={unit.id} />}
        <TextInput id="on" name="on" type="date" label={messages.day} min={today} defaultValue={on} width="medium" />
        <Button look="secondary">{messages.show}</Button>
      </Form>
      <ShareBar shares={figures} label={inWords(figures)} />
      <ul className="figures-list">
        {figures
          .filter(({ key, n }) => n > 0 || key === 'current' || key === 'overdue')
          .map(({ key, state, word, n, never }) => (
            <li key={key}>
              <Tag state={state}>{word}</Tag>
              <span className="figures-list__number">
                {n === 0 ? 0 : <Link to={peoplePath({ ...here, state: key })}>{number(n)}</Link>}
              </span>
              {never > 0 && (
                <span className="figures-list__note">
                  <Link to={peoplePath({ ...here, state: key, never: '1' })}>{messages.never(number(never))}</Link>
                </span>
              )}
            </li>
          ))}
      </ul>
      <p>
        <Link to={peoplePath(here)}>{messages.all(messages.people(counts.all, number(counts.all)))}</Link>
      </p>
    </Section>
  );
}

function Talk({ page: { talk } }: { page: Dashboard }) {
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

function People({ page: { people, counts } }: { page: Dashboard }) {
  const cut = people.length < counts.all;
  const caption = cut ? messages.first(people.length, number(counts.all)) : messages.everybody;
  return (
    <Section id="people" title={messages.whose}>
      <PeopleTable people={people} caption={caption} unit={false} />
    </Section>
  );
}
