import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import studioStyles from '#app/authoring/authoring.css?url';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { addImported } from '#app/exchange/questions/add-imported.server.ts';
import { getQuestionImportPage } from '#app/exchange/questions/get-question-import-page.server.ts';
import { previewQuestions } from '#app/exchange/questions/preview-questions.server.ts';
import { questionImportProblem } from '#app/exchange/questions/problem-words.ts';
import { uploadOf } from '#app/exchange/upload-of.server.ts';
import { OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { Report } from './report.tsx';
import { SourceForm } from './source-form.tsx';

const QuestionsForm = z.object({
  intent: z.enum(['preview', 'add']),
  key: OperationKey,
  draft: RowId,
  format: z.enum(['gift', 'aiken', 'moodle-xml']),
  outcome: z.string(),
  text: z.string(),
});

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  return getQuestionImportPage(db, deps, moduleId);
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId: actorId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, QuestionsForm);
  const { intent, key, draft: draftId, format, outcome } = value;
  const tracks = (['foundation', 'full'] as const).filter((track) => form.has(`track.${track}`));
  const into = { actorId, moduleId, draftId, key };
  return answerForm(form, async () => {
    const { bytes: file } = await uploadOf(form);
    const source = { format, outcome, tracks, bytes: file.length > 0 ? file : Buffer.from(value.text) };
    if (intent === 'add') {
      await addImported(db, deps, into, source);
      return redirect(`/studio/modules/${moduleId}/questions?added`);
    }
    const { text, report } = await previewQuestions(db, into, source);
    const sent = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return { refused: undefined, report, typed: { ...Object.fromEntries(sent), text } as Record<string, string> };
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: studioStyles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.moduleTitle ?? 'Studio'} · Acumen` },
];

export default function ImportQuestionsRoute() {
  const { moduleId, moduleTitle, draftId, outcomes, tracks, operationKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.refused;
  const looked = answer && 'report' in answer ? answer : undefined;
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, questionImportProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={`/studio/modules/${moduleId}/questions`}>{messages.back}</BackLink>}
        where={moduleTitle}
        title={messages.title}
        lede={messages.lede}
      />
      {looked && <Report report={looked.report} typed={looked.typed} operationKey={operationKey} />}
      <Section id="source" title={looked ? messages.source.again : messages.source.title}>
        <SourceForm
          state={formState('source', operationKey, refused, questionImportProblem)}
          draftId={draftId}
          outcomes={outcomes}
          tracks={tracks}
          typed={refused?.typed ?? looked?.typed}
        />
      </Section>
    </div>
  );
}
