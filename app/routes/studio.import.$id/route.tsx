import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import studioStyles from '#app/authoring/authoring.css?url';
import { ProblemList } from '#app/authoring/problem-list.tsx';
import { endImport } from '#app/exchange/end-import.server.ts';
import styles from '#app/exchange/exchange.css?url';
import { getImportPage } from '#app/exchange/get-import-page.server.ts';
import { exchangeProblem } from '#app/exchange/problem-words.ts';
import { OperationKey, rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { CourseTables } from './course-tables.tsx';
import { Found } from './found.tsx';
import { messages } from './messages.ts';

const EndForm = z.object({ intent: z.enum(['make', 'discard']), key: OperationKey });

export async function loader(args: LoaderFunctionArgs) {
  const { personId } = await requireCapability(args, 'write-modules', 'somewhere');
  const { db, deps } = getRuntime();
  return getImportPage(db, deps, personId, importOf(args));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireCapability(args, 'write-modules', 'somewhere');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, EndForm);
  const id = importOf(args);
  return answerForm(form, async () => {
    const moduleId = await endImport(db, deps, { actor, key: value.key }, { id, intent: value.intent });
    return redirect(moduleId === null ? '/studio/import' : `/studio/modules/${moduleId}?done=start`);
  });
}

const importOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'exchange.no-such-import');

export const links: LinksFunction = () => [studioStyles, styles].map((href) => ({ rel: 'stylesheet', href }));

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? messages.back} · Acumen` }];

export default function ImportReportRoute() {
  const page = useLoaderData<typeof loader>();
  const { title, fileName, report, operationKey } = page;
  const refused = useActionData<typeof action>()?.refused;
  const state = (form: string) => formState(form, operationKey, refused, exchangeProblem);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, exchangeProblem).map(({ text }) => ({ text }))} cause={refused} />
      <PageHeader
        way={<BackLink to="/studio/import">{messages.back}</BackLink>}
        title={title}
        lede={messages.from(fileName)}
      />
      <Found {...page} />
      <Section id="make" title={messages.make} text={messages.makeText}>
        <AdminForm state={state('make')} intent="make" button={messages.make} />
      </Section>
      <Section id="check" title={messages.problems} text={messages.problemsText}>
        {report.problems.length === 0 ? <p>{messages.fine}</p> : <ProblemList problems={report.problems} named />}
      </Section>
      {report.course && <CourseTables course={report.course} />}
      {(report.left.length > 0 || !report.course) && (
        <Section id="left" title={messages.left}>
          {report.left.length === 0 && <p>{messages.leftNone}</p>}
          <ul>
            {report.left.map(({ file, message, fix }) => (
              <li key={file}>
                <strong>{file}</strong>: {message} <span className="muted">{fix}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="discard" title={messages.discard} text={messages.discardText}>
        <AdminForm state={state('discard')} intent="discard" button={messages.discard} look="quiet" />
      </Section>
    </div>
  );
}
