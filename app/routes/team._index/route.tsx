import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { courseState, dateWords } from '#app/reporting/course-words.ts';
import { getTeamPage } from '#app/reporting/get-team-page.server.ts';
import type { TeamMember, TeamPage } from '#app/reporting/team-view.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';

const messages = {
  title: 'Your team',
  lede: 'How everybody in your units stands today; whoever needs you comes first. You see states and dates; scores and answers belong to the learner.',
  caption: (shown: number, total: number, counts: string) =>
    shown === total ? `${total} people: ${counts}` : `${total} people, the first ${shown} listed: ${counts}`,
  name: 'Name',
  unit: 'Unit',
  state: 'State',
  date: 'Date',
  talk: 'Needs a talk',
  count: ({ overdue, datePassed, needTalk }: Pick<TeamPage, 'overdue' | 'datePassed' | 'needTalk'>) =>
    [
      overdue > 0 && `${overdue} overdue`,
      datePassed > 0 && `${datePassed} past the date`,
      needTalk > 0 && `${needTalk} ${needTalk === 1 ? 'needs' : 'need'} a talk`,
    ]
      .filter(Boolean)
      .join(', ') || 'nobody is overdue or needs a talk',
  none: 'Nobody is in your units yet',
  noneText: 'People appear here once they are entered in a unit that you manage.',
} as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'see-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getTeamPage(db, deps, actor);
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function TeamRoute() {
  const { people, total, ...counts } = useLoaderData<typeof loader>();
  return (
    <div className="page stack stack--loose">
      <PageHeader title={messages.title} lede={messages.lede} />
      {people.length === 0 ? (
        <EmptyState title={messages.none}>
          <p>{messages.noneText}</p>
        </EmptyState>
      ) : (
        <Table caption={messages.caption(people.length, total, messages.count(counts))} stack>
          <thead>
            <tr>
              <th scope="col">{messages.name}</th>
              <th scope="col">{messages.unit}</th>
              <th scope="col">{messages.state}</th>
              <th scope="col">{messages.date}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Row key={person.id} person={person} />
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

function Row({ person }: { person: TeamMember }) {
  const state = courseState[person.state];
  return (
    <tr>
      <th scope="row">
        <Link to={`/team/people/${person.id}`}>
          <bdi>{person.name}</bdi>
        </Link>
      </th>
      <td data-label={messages.unit}>{person.unit}</td>
      <td data-label={messages.state}>
        <Tag state={state.tag}>{state.word}</Tag> {person.needsTalk && <Tag state="info">{messages.talk}</Tag>}
      </td>
      <td data-label={messages.date}>{dateWords(person) ?? '–'}</td>
    </tr>
  );
}
