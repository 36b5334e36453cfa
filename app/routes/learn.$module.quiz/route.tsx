import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireActor } from '#app/identity/require.server.ts';
import { sendRemark } from '#app/learning/remarks/send-remark.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { advanceQuiz } from '#app/record/advance-quiz.server.ts';
import { getQuizPage } from '#app/reporting/get-quiz-page.server.ts';
import { QuizForm } from './forms.server.ts';
import { messages } from './messages.ts';
import { OpenSheet } from './open-sheet.tsx';
import { QuizDoor } from './quiz-door.tsx';
import { QuizResult } from './quiz-result.tsx';
import { QuizStart } from './quiz-start.tsx';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  const attemptId = new URL(request.url).searchParams.get('attempt');
  const { personId, locale: language } = actor;
  const page = await getQuizPage(db, deps, { personId, moduleSlug: params.module ?? '', language, attemptId });
  if ('movedTo' in page) throw redirect(page.movedTo + new URL(request.url).search, 301);
  return page;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(context, QuizForm);
  if (value.intent === 'remark') {
    const { attempt, position, key, text, named } = value;
    const about = { kind: 'question' as const, attemptId: attempt, position };
    await sendRemark(db, deps, { personId: actor.personId, key }, { about, text, named: named !== undefined });
    const quiz = `/learn/${encodeURIComponent(params.module ?? '')}/quiz`;
    return redirect(`${quiz}?attempt=${attempt}&remarked=${position}#remark-${position}`);
  }
  const outcome = await advanceQuiz(db, deps, {
    personId: actor.personId,
    moduleSlug: params.module ?? '',
    form,
    step: value,
  });
  if (outcome.kind === 'go') return redirect(outcome.to);
  const { wrong, elsewhere, saved } = outcome;
  const typed = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return data({ wrong, elsewhere, saved, typed }, { status: Object.keys(elsewhere).length > 0 ? 409 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? messages.title(data.module.title) : messages.where} · Acumen` },
];

export default function QuizRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  switch (page.phase) {
    case 'closed-door':
      return <QuizDoor page={page} />;
    case 'start':
      return <QuizStart page={page} />;
    case 'result':
      return <QuizResult page={page} />;
    case 'reteach':
    case 'open':
      return <OpenSheet key={page.attemptId} sheet={page} refused={refused} />;
  }
}
