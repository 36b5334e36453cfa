import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { changeFix } from '#app/authoring/fix/change-fix.server.ts';
import { fixProblem } from '#app/authoring/fix/fix-problem.ts';
import { getQuickFixPage } from '#app/authoring/fix/get-quick-fix-page.server.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import styles from '#app/authoring/review/review.css?url';
import { ItemId, OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireAnyOf } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { Fix } from './fix.tsx';
import { messages } from './messages.ts';

const Asked = z.object({ lesson: ItemId.optional() });

const form = { key: OperationKey, version: RowId };
const FixForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('fix'), ...form, lesson: ItemId, body: z.string() }),
  z.object({ intent: z.literal('undo'), ...form }),
  z.object({ intent: z.literal('seen'), ...form }),
]);

/** Writing or reviewing opens the page; each form takes its own right. */
const rights = ['write-modules', 'review-modules'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const actor = await requireAnyOf(args, rights, { moduleId });
  const { db, deps } = getRuntime();
  const { lesson } = parseQuery(args.request, Asked);
  return getQuickFixPage(db, deps, actor, { moduleId, lessonId: lesson ?? null });
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const actor = await requireAnyOf(args, rights, { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, FixForm);
  return answerForm(form, async () => {
    await changeFix(db, deps, { actor, key: value.key, moduleId }, value);
    return redirect(`/studio/modules/${moduleId}/quick-fix?done=${value.intent}`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${messages.title} · ${data?.title ?? 'Module'} · Acumen` },
];

export default function QuickFixRoute() {
  const { moduleId, title, number, versionId, lessons, lesson, hasDraft, mayFix, fixes, operationKey } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const state = (form: string) => formState(form, operationKey, refused, fixProblem);
  const fix = state('fix');
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, fixProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={`/studio/modules/${moduleId}`}>{title}</BackLink>}
        title={messages.title}
        lede={messages.lede}
      />
      <DoneNotice words={messages.done} unless={refused !== undefined} />
      {mayFix ? (
        <Section
          id="correct"
          title={lesson ? messages.correct(lesson.title) : messages.choose}
          text={lesson ? messages.rules : messages.chooseText(number)}
        >
          {hasDraft && <Notice tone="warn" title={messages.hasDraft} />}
          {lesson ? (
            <>
              <AdminForm
                state={fix}
                intent="fix"
                hidden={{ version: versionId, lesson: lesson.id }}
                button={messages.button}
              >
                <TextArea
                  id={fix.id('body')}
                  name="body"
                  label={messages.text}
                  rows={24}
                  spellCheck
                  error={fix.error('body')}
                  defaultValue={fix.value('body', lesson.body)}
                />
              </AdminForm>
              <p>
                <Link to="?#correct">{messages.other}</Link>
              </p>
            </>
          ) : (
            <ul>
              {lessons.map(({ id, title }) => (
                <li key={id}>
                  <Link to={`?lesson=${id}#correct`}>{title}</Link>
                </li>
              ))}
            </ul>
          )}
        </Section>
      ) : (
        <p>{messages.may}</p>
      )}
      <Section id="last" title={messages.last}>
        {fixes.length === 0 && <p>{messages.none}</p>}
        {fixes.map((each) => (
          <Fix key={each.versionId} fix={each} state={state} />
        ))}
      </Section>
    </div>
  );
}
