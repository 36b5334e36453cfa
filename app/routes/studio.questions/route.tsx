import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { always } from '#app/administration/form-state.ts';
import styles from '#app/authoring/authoring.css?url';
import { getAllQuestionsPage } from '#app/authoring/questions/get-all-questions-page.server.ts';
import { QuestionFilter, questionsPath } from '#app/authoring/questions/question-filter.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { FilterForm } from './filter-form.tsx';
import { FoundTable } from './found-table.tsx';
import { messages } from './messages.ts';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireCapability(args, 'write-modules', 'somewhere');
  return getAllQuestionsPage(getRuntime().db, actor, parseQuery(args.request, QuestionFilter));
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function QuestionsRoute() {
  const { filter, questions, next, unread, modules, outcomes, mayAnalyse } = useLoaderData<typeof loader>();
  const isLater = filter.after !== undefined;
  return (
    <div className="page">
      <PageHeader way={<BackLink to="/studio">{messages.back}</BackLink>} title={messages.title} lede={messages.lede} />
      {modules.length === 0 ? (
        <p>{messages.noModules}</p>
      ) : (
        <div className="stack">
          <FilterForm filter={filter} modules={modules} outcomes={outcomes} mayAnalyse={mayAnalyse} />
          {unread.length > 0 && (
            <Notice tone="warn" title={messages.unread(unread.length)}>
              <ul>
                {unread.map(({ id, title }) => (
                  <li key={id}>
                    <Link to={`/studio/modules/${id}/questions`}>{title}</Link>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {questions.length === 0 ? (
            <EmptyState title={messages.none}>
              <p>{messages.noneText}</p>
            </EmptyState>
          ) : (
            <FoundTable
              questions={questions}
              caption={messages.caption(questions.length, isLater || next !== null)}
              withAnswers={mayAnalyse}
            />
          )}
          {(isLater || next !== null) && (
            <nav aria-label={messages.pages}>
              <ul className="link-row">
                {isLater && (
                  <li>
                    <Link to={questionsPath({ ...filter, after: undefined })}>{messages.first}</Link>
                  </li>
                )}
                {next !== null && (
                  <li>
                    <Link to={questionsPath({ ...filter, after: next })} rel="next">
                      {messages.next}
                    </Link>
                  </li>
                )}
              </ul>
            </nav>
          )}
          {mayAnalyse && <p className="muted">{messages.signsText}</p>}
        </div>
      )}
    </div>
  );
}
