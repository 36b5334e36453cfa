import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useSearchParams } from '@remix-run/react';
import { always } from '#app/administration/form-state.ts';
import styles from '#app/authoring/authoring.css?url';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { ProblemList } from '#app/authoring/problem-list.tsx';
import { getQuestionsPage, type ListedQuestion } from '#app/authoring/questions/get-questions-page.server.ts';
import { messages as words } from '#app/authoring/questions/messages.ts';
import { questionTypes } from '#app/authoring/questions/question-form.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  return getQuestionsPage(db, deps, moduleId);
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.moduleTitle ?? 'Studio'} · Acumen` },
];

export default function QuestionsRoute() {
  const { moduleId, moduleTitle, draft, questions, problems } = useLoaderData<typeof loader>();
  const base = `/studio/modules/${moduleId}`;
  const [search] = useSearchParams();
  return (
    <div className="page">
      <PageHeader
        way={<BackLink to={base}>{moduleTitle}</BackLink>}
        title={messages.title}
        lede={draft ? messages.lede.draft : messages.lede.published}
      />
      {search.has('deleted') && <Notice tone="ok" title={messages.deleted} live />}
      {search.has('added') && <Notice tone="ok" title={messages.added} live />}
      {questions === null ? (
        <Notice tone="warn" title={messages.unreadable}>
          <p>
            {messages.unreadableText} <Link to={`${base}/questions.yaml`}>{messages.toText}</Link>
          </p>
        </Notice>
      ) : (
        <Section id="list" title={messages.list}>
          <QuestionTable questions={questions} base={base} />
        </Section>
      )}
      {problems.length > 0 && (
        <Section id="check" title={messages.check}>
          <ProblemList problems={problems} base={base} />
        </Section>
      )}
      {draft && questions !== null && (
        <Section id="new" title={messages.add} text={messages.addText}>
          <dl className="question-types">
            {questionTypes.map((type) => (
              <div key={type}>
                <dt>
                  <Link to={`${base}/questions/new?type=${type}`}>{words.types[type]}</Link>
                </dt>
                <dd className="muted">{words.typeTexts[type]}</dd>
              </div>
            ))}
          </dl>
          <p>
            <Link to={`${base}/questions/import`}>{messages.import}</Link>
          </p>
        </Section>
      )}
    </div>
  );
}

function QuestionTable({ questions, base }: { questions: ListedQuestion[]; base: string }) {
  return (
    <Table caption={messages.caption(questions.length)} stack>
      <thead>
        <tr>
          <th scope="col">{messages.question}</th>
          <th scope="col">{messages.type}</th>
          <th scope="col">{messages.outcome}</th>
          <th scope="col">{messages.tracks}</th>
          <th scope="col">{messages.group}</th>
          <th scope="col">{messages.state}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ id, type, stem, outcome, tracks, critical, group, problems }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ids may be missing or twice in a draft
          <tr key={`${id} ${index}`}>
            <th scope="row">
              {id === '' ? (
                <>
                  {stem || messages.noStem}
                  <p className="muted">{messages.noId}</p>
                </>
              ) : (
                <>
                  <Link to={`${base}/questions/${id}`}>{stem || messages.noStem}</Link>
                  <p className="muted">{id}</p>
                </>
              )}
            </th>
            <td data-label={messages.type}>
              {words.types[type]}
              {critical && (
                <p>
                  <Tag state="info">{messages.critical}</Tag>
                </p>
              )}
            </td>
            <td data-label={messages.outcome}>{outcome}</td>
            <td data-label={messages.tracks}>{tracks.map((track) => words.tracks[track] ?? track).join(', ')}</td>
            <td data-label={messages.group}>{group || '–'}</td>
            <td data-label={messages.state}>{messages.problems(problems)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
