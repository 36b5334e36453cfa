import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { z } from 'zod';
import { parseForm } from '#app/http/parse-form.server.ts';
import { messages } from '#app/identity/messages.ts';
import { optionalActor, sessionOwner } from '#app/identity/require.server.ts';
import { blankPersonTagCookie, blankSessionCookie, readSessionToken } from '#app/identity/session-cookie.server.ts';
import { signOut } from '#app/identity/sign-out.server.ts';
import { signOutEverywhere } from '#app/identity/sign-out-everywhere.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { Button } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const Form = z.object({
  everywhere: z.literal('1').optional(),
  ended: z.literal('1').optional(),
});

/** Asking for the page signs nobody out: an image on another site could do that. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (!(await optionalActor({ context }))) throw redirect('/login');
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, deps, env } = getRuntime();
  const { value } = await parseForm(context, Form);
  const owner = value.everywhere ? await sessionOwner({ context }) : null;
  if (owner !== null) await signOutEverywhere(db, deps, owner);
  await signOut(db, deps, readSessionToken(request.headers.get('cookie'), env.origin));
  return redirect(`/login?left=${parting(value, owner)}`, {
    headers: [
      ['Set-Cookie', blankSessionCookie(env.origin)],
      ['Set-Cookie', blankPersonTagCookie(env.origin)],
      // Not "cookies": that would take the device's, and those of every other program under the hospital's domain.
      ['Clear-Site-Data', '"cache", "storage"'],
      // The next page is loaded anew: what a browser's memory holds of this person goes too.
      ['X-Remix-Reload-Document', 'true'],
    ],
  });
}

/** What the sign-in page says; never that all devices are signed out where nobody knows whose they are. */
function parting({ everywhere, ended }: z.output<typeof Form>, owner: string | null): string {
  if (everywhere) return owner === null ? 'unknown' : 'everywhere';
  return ended ? 'ended' : 'signed-out';
}

export const meta: MetaFunction = () => [{ title: `${messages.signOutTitle} · Acumen` }];

export default function LogoutRoute() {
  return (
    <div className="page page--narrow">
      <PageHeader title={messages.signOutTitle} lede={messages.signOutText} />
      <form method="post" action="/logout" className="row">
        <Button>{messages.signOut}</Button>
        <Button look="secondary" name="everywhere" value="1">
          {messages.signOutEverywhere}
        </Button>
      </form>
    </div>
  );
}
