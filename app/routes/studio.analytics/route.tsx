import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import styles from '#app/authoring/authoring.css?url';
import type { AnalysedQuestion } from '#app/authoring/questions/answer-signs.ts';
import { answersWords } from '#app/authoring/questions/answers-messages.ts';
import { getAnalyticsPage } from '#app/authoring/questions/get-analytics-page.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireCapability(args, 'see-analytics', 'somewhere');
  return getAnalyticsPage(getRuntime().db, actor);
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function AnalyticsRoute() {
  const { modules } = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <PageHeader way={<BackLink to="/studio">{messages.back}</BackLink>} title={messages.title} lede={messages.lede} />
      {modules.length === 0 && <p>{messages.none}</p>}
      {modules.map(({ id, title, questions, quiet }) => (
        <Section key={id} id={id} title={title}>
          {questions.length === 0 ? (
            <p>{messages.noneYet}</p>
          ) : (
            <>
              <QuestionTable moduleId={id} title={title} questions={questions} />
              {quiet > 0 && <p className="muted">{messages.quiet(quiet)}</p>}
            </>
          )}
        </Section>
      ))}
      <p className="muted">{answersWords.tellsWhy}</p>
    </div>
  );
}

interface TableProps {
  moduleId: string;
  title: string;
  questions: AnalysedQuestion[];
}

function QuestionTable({ moduleId, title, questions }: TableProps) {
  return (
    <Table caption={messages.caption(title)} stack>
      <thead>
        <tr>
          <th scope="col">{messages.question}</th>
          <th scope="col" className="table__number">
            {messages.people}
          </th>
          <th scope="col" className="table__number">
            {messages.right}
          </th>
          <th scope="col">{messages.tells}</th>
          <th scope="col">{messages.idle}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ id, stem, people, right, discrimination, idle }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/studio/modules/${moduleId}/questions/${id}#answers`}>{stem}</Link>
            </th>
            <td data-label={messages.people} className="table__number">
              {people}
            </td>
            <td data-label={messages.right} className="table__number">
              {answersWords.percent(right)}
            </td>
            <td data-label={messages.tells}>
              <span className={discrimination === null ? 'nowrap' : undefined}>
                {answersWords.tells(discrimination)}
              </span>
            </td>
            <td data-label={messages.idle}>{idle.length === 0 ? '–' : idle.join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
