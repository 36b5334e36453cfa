import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import styles from '#app/authoring/authoring.css?url';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { ProblemList } from '#app/authoring/problem-list.tsx';
import { answersWords } from '#app/authoring/questions/answers-messages.ts';
import { AnswersSection } from '#app/authoring/questions/answers-section.tsx';
import { changeBank } from '#app/authoring/questions/change-bank.server.ts';
import { editQuestion } from '#app/authoring/questions/edit-question.server.ts';
import { getQuestionPage } from '#app/authoring/questions/get-question-page.server.ts';
import { messages as words } from '#app/authoring/questions/messages.ts';
import { questionProblem } from '#app/authoring/questions/problems.ts';
import { QuestionEditor } from '#app/authoring/questions/question-editor.tsx';
import { newQuestion } from '#app/authoring/questions/question-form.ts';
import { RemarksBeside } from '#app/authoring/remarks/remarks-beside.tsx';
import { ItemId, OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { Deletion, Parallel } from './stored-question.tsx';
import { Views } from './views.tsx';

const draft = { key: OperationKey, draft: RowId };
const stamp = z.string().max(20);
const QuestionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('edit'), ...draft, stamp }),
  z.object({ intent: z.literal('duplicate'), ...draft }),
  z.object({ intent: z.literal('delete'), ...draft, stamp }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const actor = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const type = new URL(args.request.url).searchParams.get('type');
  return getQuestionPage(db, deps, actor, { moduleId, id: args.params.id ?? '', type });
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId: actorId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, QuestionForm);
  const id = ItemId.safeParse(args.params.id).data ?? '';
  const list = `/studio/modules/${moduleId}/questions`;
  const where = { actorId, moduleId, draftId: value.draft, key: value.key };
  return answerForm(form, async () => {
    if (value.intent === 'edit') {
      const edit = { ...where, id: id === newQuestion ? null : id, stamp: value.stamp };
      const edited = await editQuestion(db, deps, edit, form);
      if ('saved' in edited) return redirect(`${list}/${edited.saved}?saved`);
      return data(edited, { status: edited.again.stale ? 409 : 200 });
    }
    const parallel = await changeBank(db, deps, where, { ...value, id });
    return redirect(parallel === null ? `${list}?deleted` : `${list}/${parallel}?saved`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.question?.stem ?? messages.title.one} · ${page?.moduleTitle ?? 'Studio'} · Acumen` },
];

export default function QuestionRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const again = answer && 'again' in answer ? answer.again : undefined;
  const refused = answer && 'refused' in answer ? answer.refused : undefined;
  const saved = useSearchParams()[0].has('saved');
  const { moduleId, moduleTitle, id, editor, operationKey, others } = page;
  const { form, problems } = again ?? { form: editor?.form, problems: page.problems };
  const state = (name: string) => formState(name, operationKey, refused, questionProblem);
  const base = `/studio/modules/${moduleId}`;
  const type = form?.type ?? page.question?.type;
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, questionProblem)} cause={refused} />
      <ErrorSummary
        title={messages.cannot}
        errors={problems.map(({ field, text }) => (field === null ? { text } : { text, href: `#${field}` }))}
        cause={again ?? operationKey}
      />
      <PageHeader
        way={<BackLink to={`${base}/questions`}>{messages.back}</BackLink>}
        where={moduleTitle}
        title={id === newQuestion ? messages.title.new : messages.title.one}
        meta={type ? [words.types[type], ...(id === newQuestion ? [] : [id])] : []}
      />
      {again?.stale && (
        <Notice tone="warn" title={messages.stale} live>
          <p>{messages.staleText}</p>
        </Notice>
      )}
      {!answer && saved && <Notice tone="ok" title={messages.saved} live />}
      {!editor && <p>{messages.readOnly}</p>}
      {editor && form && (
        <QuestionEditor
          {...editor}
          drawn={again?.drawn ?? operationKey}
          form={form}
          problems={problems}
          operationKey={operationKey}
          focus={again?.focus ?? undefined}
        />
      )}
      <Views again={again} stored={page.question} operationKey={operationKey} />
      {others.length > 0 && (
        <Section id="others" title={messages.others}>
          <ProblemList problems={others} base={base} />
        </Section>
      )}
      {id !== newQuestion && (
        <Section id="answers" title={answersWords.title}>
          <AnswersSection answers={page.answers} />
        </Section>
      )}
      <RemarksBeside moduleId={moduleId} remarks={page.remarks} />
      {editor && id !== newQuestion && <Parallel draftId={editor.draftId} state={state('duplicate')} />}
      {editor && id !== newQuestion && <Deletion {...editor} state={state('delete')} />}
    </div>
  );
}
