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
import { parseForm } from '#app/http/parse-form.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { answerSheet, type SheetAnswer, sheetIntents } from '#app/readiness/answer-sheet.server.ts';
import styles from '#app/readiness/readiness.css?url';
import { type RoundKind, roundKinds } from '#app/readiness/round.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { CodeForm } from './code-form.tsx';
import { messages } from './messages.ts';
import { PanelSheet } from './panel-sheet.tsx';
import { SurveySheet } from './survey-sheet.tsx';

/** The code comes in a body, never in an address: addresses are logged. */
const SheetForm = z.object({
  intent: z.enum(sheetIntents),
  code: z.string(),
  revision: z.coerce.number().int().min(0).default(0),
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader({ request }: LoaderFunctionArgs) {
  const done = new URL(request.url).searchParams.get('done');
  return { done: roundKinds.find((kind) => kind === done) ?? null };
}

export async function action({ context }: ActionFunctionArgs) {
  const { db, deps } = getRuntime();
  const { form: fields, value } = await parseForm(context, SheetForm);
  const answer = await answerSheet(db, deps, { ...value, fields, address: context.address });
  if (answer.step === 'done') return redirect(`/readiness/answer?done=${answer.kind}`);
  return data(answer, { status: statusOf(answer) });
}

function statusOf(answer: Exclude<SheetAnswer, { step: 'done' }>): number {
  if (answer.step === 'code') return answer.reason === 'readiness.too-many-codes' ? 429 : 422;
  if (answer.stale) return 409;
  return answer.unanswered.length + answer.withoutEvidence.length > 0 ? 422 : 200;
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function AnswerRoute() {
  const { done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.step === 'sheet') return answer.sheet.panel ? <PanelSheet {...answer} /> : <SurveySheet {...answer} />;
  return done && !answer ? <Done kind={done} /> : <CodeForm refused={answer?.step === 'code' ? answer : undefined} />;
}

function Done({ kind }: { kind: RoundKind }) {
  const { title, text } = messages.done[kind];
  return (
    <div className="page page--narrow">
      <PageHeader title={title} />
      <Notice tone="ok" title={text} />
      <BackLink to="/readiness/answer">{messages.another}</BackLink>
    </div>
  );
}
