import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '#app/http/parse-form.server.ts';
import { deviceCookie, readDevice } from '#app/identity/device-cookie.server.ts';
import { openKeptForm } from '#app/identity/kept-form.server.ts';
import { messages } from '#app/identity/messages.ts';
import { nextPath } from '#app/identity/next-path.ts';
import { readSession } from '#app/identity/read-session.server.ts';
import { optionalActor } from '#app/identity/require.server.ts';
import { ResumeForm } from '#app/identity/resume-form.tsx';
import { personTagCookie, readSessionToken, sessionCookie } from '#app/identity/session-cookie.server.ts';
import { signIn } from '#app/identity/sign-in.server.ts';
import { SignInForm } from '#app/identity/sign-in-form.tsx';
import { welcomePath } from '#app/identity/welcome-path.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const Form = z.object({
  identifier: z.string().default(''),
  password: z.string().default(''),
  shared: z.literal('1').optional(),
  next: z.string().optional(),
  resume: z.string().optional(),
});

const home = '/learn';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = nextPath(searchParams.get('next'));
  if (!context.signingIn && (await optionalActor({ context }))) throw redirect(next ?? home);
  return { next, left: searchParams.get('left') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, deps, env } = getRuntime();
  context.signingIn = true;
  const { value } = await parseForm(context, Form);
  const { identifier, password, resume } = value;
  const next = nextPath(value.next);
  const shared = value.shared === '1';
  const again = { next, resume, shared, identifier: identifier.slice(0, 254) };
  if (!identifier.trim() || !password) return data({ ...again, errors: missing(value), wait: null }, { status: 422 });
  const cookies = request.headers.get('cookie');
  const replaces = readSessionToken(cookies, env.origin);
  const from = { address: context.address, device: readDevice(cookies, env) };
  const result = await signIn(db, deps, { identifier, password, ...from, shared, replaces });
  if (!result.ok) return result.reason === 'wait' ? tooSoon(again, result.seconds) : wrong(again);
  const headers = new Headers([
    ['Set-Cookie', sessionCookie(result.token, env.origin)],
    ['Set-Cookie', personTagCookie(result.actor.personId, env.origin)],
    ['Set-Cookie', deviceCookie(result.device, env)],
  ]);
  if (!resume) return redirect(next ?? home, { headers });
  const kept = openKeptForm(env.secret, resume, { personId: result.actor.personId, now: deps.now() });
  // Somebody else's form: nothing of it, not even where it belonged.
  if (!kept) return redirect(home, { headers });
  context.session = () => readSession(db, deps, result.token);
  return data({ kept: { path: kept.path, fields: kept.fields } }, { headers });
}

interface Again {
  next: string | null;
  resume?: string;
  shared: boolean;
  identifier: string;
}

function missing({ identifier, password }: z.output<typeof Form>) {
  return {
    ...(!identifier.trim() && { identifier: messages.identifierMissing }),
    ...(!password && { password: messages.passwordMissing }),
  };
}

function wrong(again: Again) {
  return data({ ...again, errors: { identifier: messages.wrong }, wait: null }, { status: 401 });
}

function tooSoon(again: Again, wait: number) {
  return data({ ...again, errors: {}, wait }, { status: 429 });
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function LoginRoute() {
  const { next, left } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'kept' in answer) {
    return (
      <div className="page page--narrow">
        <PageHeader title={messages.resumeTitle} />
        <ResumeForm {...answer.kept} />
      </div>
    );
  }
  const parting = answer ? undefined : partings.get(left ?? '');
  const errors: { identifier?: string; password?: string } = answer?.errors ?? {};
  return (
    <div className="page page--narrow">
      <ErrorSummary errors={summary(errors, answer?.wait ?? null)} />
      <PageHeader title={messages.title} />
      <div className="stack stack--loose">
        {parting && <Notice title={parting[0]}>{parting[1]}</Notice>}
        <SignInForm {...(answer ?? { next })} errors={errors} />
        <p className="measure">
          {messages.noPassword} <a href={welcomePath()}>{messages.haveCode}</a>
        </p>
      </div>
    </div>
  );
}

/** What the way here is told with: title and text. */
const partings = new Map<string, [title: string, text: string]>([
  ['signed-out', [messages.signedOut, messages.signedOutText]],
  ['everywhere', [messages.signedOutEverywhere, messages.signedOutText]],
  ['unknown', [messages.notEverywhere, messages.notEverywhereText]],
  ['ended', [messages.ended, messages.endedText]],
]);

function summary(errors: { identifier?: string; password?: string }, wait: number | null) {
  if (wait !== null) return [{ text: messages.wait(wait) }];
  return (['identifier', 'password'] as const).flatMap((name) => {
    const text = errors[name];
    return text ? [{ text, href: `#${name}` }] : [];
  });
}
