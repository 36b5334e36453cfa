import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { parseForm } from '#app/http/parse-form.server.ts';
import { setPassword } from '#app/identity/set-password.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { parseCode } from '#app/platform/typed-code.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { messages } from './messages.ts';
import { PasswordForm } from './password-form.tsx';
import { refusedAnswer } from './refused-answer.server.ts';

const Form = z.object({ code: z.string(), password: z.string(), again: z.string() });

/** Nothing is looked up: the page is the same for every code, and a mail program that opens links uses none up. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return { code: parseCode(searchParams.get('code') ?? '') ?? '', done: searchParams.has('done') };
}

export async function action({ context }: ActionFunctionArgs) {
  const { db, deps } = getRuntime();
  const { value } = await parseForm(context, Form);
  return refusedAnswer(value.code, async () => {
    await setPassword(db, deps, { ...value, address: context.address });
    return redirect('/welcome?done');
  });
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function WelcomeRoute() {
  const { code, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  if (done && !refused) return <Done />;
  return (
    <div className="page page--narrow">
      <ErrorSummary errors={refused ? [{ text: refused.text, href: `#${refused.field}` }] : []} cause={refused} />
      <PageHeader title={messages.title} lede={messages.lede} />
      <PasswordForm code={refused?.code ?? code} refused={refused} />
    </div>
  );
}

function Done() {
  return (
    <div className="page page--narrow stack stack--loose">
      <PageHeader title={messages.done} />
      <Notice tone="ok" title={messages.doneText} />
      <div className="row">
        <ButtonLink to="/login" large next>
          {messages.signIn}
        </ButtonLink>
      </div>
    </div>
  );
}
