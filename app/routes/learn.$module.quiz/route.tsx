import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { advanceQuiz } from '#app/record/advance-quiz.server.ts';
import { getQuizPage } from '#app/reporting/get-quiz-page.server.ts';
import { QuizForm } from './forms.server.ts';
import { messages } from './messages.ts';
import { QuizAll } from './quiz-all.tsx';
import { QuizCheck } from './quiz-check.tsx';
import { QuizDoor } from './quiz-door.tsx';
import { QuizQuestion } from './quiz-question.tsx';
import { QuizResult } from './quiz-result.tsx';
import { QuizReteach } from './quiz-reteach.tsx';
import { QuizStart } from './quiz-start.tsx';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  const attemptId = new URL(request.url).searchParams.get('attempt');
  return getQuizPage(db, deps, { personId: actor.personId, moduleSlug: params.module ?? '', attemptId });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(request, QuizForm);
  const outcome = await advanceQuiz(db, deps, {
    personId: actor.personId,
    moduleSlug: params.module ?? '',
    form,
    step: value,
  });
  if (outcome.kind === 'go') return redirect(`/learn/${params.module}/quiz${outcome.search}`);
  const typed = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return data({ wrong: outcome.wrong, typed }, { status: 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? messages.title(data.module.title) : messages.where} · Acumen` },
];

export default function QuizRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const [search] = useSearchParams();
  switch (page.phase) {
    case 'closed-door':
      return <QuizDoor page={page} />;
    case 'start':
      return <QuizStart page={page} />;
    case 'result':
      return <QuizResult page={page} />;
    case 'reteach':
      return <QuizReteach sheet={page} refused={refused} />;
    case 'open':
      if (search.get('view') === 'all') return <QuizAll sheet={page} refused={refused} />;
      if (search.get('q') === 'check') return <QuizCheck sheet={page} />;
      return <QuizQuestion sheet={page} wanted={search.get('q')} refused={refused} />;
  }
}
