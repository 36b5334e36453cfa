import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import styles from '#app/authoring/authoring.css?url';
import { detailsLink } from '#app/authoring/details/page-messages.ts';
import { TextEditor } from '#app/authoring/editor/text-editor.tsx';
import { getFilePage } from '#app/authoring/get-file-page.server.ts';
import { moduleIdOf } from '#app/authoring/module-id.ts';
import { studioProblem } from '#app/authoring/problem-words.ts';
import { RemarksBeside } from '#app/authoring/remarks/remarks-beside.tsx';
import { saveFileOf } from '#app/authoring/save-file.server.ts';
import { StoredText } from '#app/authoring/stored-text.tsx';
import { OperationKey, Revision, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { controlProps, Field } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const FileForm = z.object({
  intent: z.literal('save'),
  key: OperationKey,
  draft: RowId,
  revision: Revision,
  text: z.string(),
});

export async function loader(args: LoaderFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  return getFilePage(db, deps, moduleId, args.params.file ?? '');
}

export async function action(args: ActionFunctionArgs) {
  const moduleId = moduleIdOf(args.params.module);
  const { personId } = await requireCapability(args, 'write-modules', { moduleId });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, FileForm);
  const path = args.params.file ?? '';
  return answerForm(form, async () => {
    const { draft: draftId, revision, text } = value;
    await saveFileOf(db, deps, personId, { moduleId, draftId, path, revision, text });
    return redirect(`/studio/modules/${moduleId}/${path}?saved`);
  });
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? data?.path ?? 'Text'} · ${data?.moduleTitle ?? 'Studio'} · Acumen` },
];

export default function FileRoute() {
  const file = useLoaderData<typeof loader>();
  const { moduleId, moduleTitle, draftId, path, kind, title, text, revision, operationKey } = file;
  const refused = useActionData<typeof action>()?.refused;
  const saved = useSearchParams()[0].has('saved');
  const state = formState('file', operationKey, refused, studioProblem);
  const error = state.error('text');
  const id = state.id('text');
  const details = detailsLink(moduleId, path, kind);
  return (
    <div className="page page--wide">
      <ErrorSummary errors={errorsOf(refused, studioProblem)} cause={refused} />
      <PageHeader
        way={<BackLink to={`/studio/modules/${moduleId}`}>{moduleTitle}</BackLink>}
        where={title === null ? undefined : messages.title[kind]}
        title={title ?? messages.title[kind]}
        meta={[path]}
      />
      {!refused && saved && <Notice tone="ok" title={messages.saved} live />}
      {details && (
        <p>
          <Link to={details.to}>{details.text}</Link>
        </p>
      )}
      <TextEditor key={`${draftId}/${path}`} file={file} id={`${id}-code`}>
        <AdminForm state={state} intent="save" revision={revision} hidden={{ draft: draftId }} button={messages.save}>
          <Field id={id} label={messages.text} error={error}>
            <textarea
              {...controlProps({ id, error })}
              name="text"
              className="input input--code"
              rows={30}
              spellCheck
              defaultValue={state.value('text', text)}
            />
          </Field>
        </AdminForm>
      </TextEditor>
      <RemarksBeside moduleId={moduleId} remarks={file.remarks} />
      {refused?.code === 'stale' && (
        <Section id="theirs" title={messages.theirs} text={messages.theirsText}>
          <StoredText label={messages.theirs}>{text}</StoredText>
        </Section>
      )}
    </div>
  );
}
