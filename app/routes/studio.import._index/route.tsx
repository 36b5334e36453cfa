import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { SelectField, TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import studioStyles from '#app/authoring/authoring.css?url';
import styles from '#app/exchange/exchange.css?url';
import { exchangeProblem } from '#app/exchange/problem-words.ts';
import { receiveImport } from '#app/exchange/receive-import.server.ts';
import { uploadOf } from '#app/exchange/upload-of.server.ts';
import { OperationKey } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { can } from '#app/identity/grants.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { languages, languageTags } from '#app/platform/languages.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { UploadForm } from './upload-form.tsx';

const ImportForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('module'), key: OperationKey }),
  z.object({
    intent: z.literal('course'),
    key: OperationKey,
    id: z.string(),
    title: z.string(),
    lang: z.enum(languageTags as [string, ...string[]]),
    outcome: z.string(),
  }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireCapability(args, 'write-modules', 'somewhere');
  return { operationKey: getRuntime().deps.newId(), mayBegin: can(actor, 'write-modules') };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireCapability(args, 'write-modules', 'somewhere');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, ImportForm);
  return answerForm(form, async () => {
    const received = await receiveImport(db, deps, { actor, key: value.key }, await uploadOf(form), value);
    if (received.ok) return redirect(`/studio/import/${received.id}`);
    return data({ refused: undefined, problems: received.problems }, { status: 422 });
  });
}

export const links: LinksFunction = () => [studioStyles, styles].map((href) => ({ rel: 'stylesheet', href }));

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function ImportRoute() {
  const { operationKey, mayBegin } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problems = answer && 'problems' in answer ? answer.problems : [];
  const refused = answer?.refused;
  const module = formState('module', operationKey, refused, exchangeProblem);
  const course = formState('course', operationKey, refused, exchangeProblem);
  const words = messages.course;
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused, exchangeProblem)} cause={refused} />
      {problems.length > 0 && (
        <ErrorSummary
          title={messages.refused}
          errors={problems.map(({ file, line, column, message, fix }) => ({
            text: `${messages.place(file, line, column)}${file && ': '}${message} ${fix ?? ''}`,
          }))}
          cause={answer}
        />
      )}
      <PageHeader way={<BackLink to="/studio">{messages.back}</BackLink>} title={messages.title} lede={messages.lede} />
      <Section id="own" title={messages.module.title} text={messages.module.text}>
        <UploadForm state={module} label={messages.file} hint={messages.module.hint} button={messages.look} />
      </Section>
      {mayBegin && (
        <Section id="foreign" title={words.title} text={words.text}>
          <UploadForm state={course} label={messages.file} hint={words.hint} button={messages.look}>
            <TextField state={course} name="title" label={words.name} maxLength={120} />
            <TextField state={course} name="id" label={words.id} hint={words.idHint} maxLength={60} width="medium" />
            <SelectField state={course} name="lang" label={words.lang} options={languages} empty={null} />
            <TextField state={course} name="outcome" label={words.outcome} hint={words.outcomeHint} maxLength={300} />
          </UploadForm>
        </Section>
      )}
    </div>
  );
}
