import regular from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2?url';
import bold from '@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { lazy, type ReactNode, Suspense, useContext, useRef } from 'react';
import { useOnePerson } from '#app/assessment/use-one-person.ts';
import { type Actor, administration, type Capability, can, everywhere } from '#app/identity/grants.ts';
import { getSharedSecondsLeft, optionalActor } from '#app/identity/require.server.ts';
import type { SignedOut } from '#app/identity/signed-out.ts';
import { addDays } from '#app/platform/calendar.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { ErrorPage, errorWords } from '#app/ui/error-page.tsx';
import { messages } from '#app/ui/messages.ts';
import { NonceContext } from '#app/ui/nonce.ts';
import { OfflineGuard } from '#app/ui/offline-guard.tsx';
import { PersonContext } from '#app/ui/person-field.tsx';
import { type NavItem, SiteFooter, SiteHeader, SkipLink } from '#app/ui/site.tsx';
import { useDrawnEffect } from '#app/ui/use-drawn-effect.ts';
import styles from './root.css?url';

const font = (href: string) =>
  ({ rel: 'preload', as: 'font', type: 'font/woff2', href, crossOrigin: 'anonymous' }) as const;

export const links: LinksFunction = () => [
  font(regular),
  font(bold),
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
];

/** The main navigation: the pages that a person may open. */
function navFor(actor: Actor): NavItem[] {
  const somewhere = (capability: Capability) => can(actor, capability, 'somewhere');
  const pages: [open: boolean, to: string, text: string][] = [
    [somewhere('learn'), '/learn', messages.learn],
    [somewhere('learn'), '/certificates', messages.certificates],
    [somewhere('see-team'), '/team', messages.team],
    [somewhere('write-modules'), '/studio', messages.studio],
    [can(actor, 'manage-readiness'), '/readiness', messages.readiness],
    [everywhere(actor, administration).length > 0, '/admin', messages.admin],
  ];
  return pages.filter(([open]) => open).map(([, to, text]) => ({ to, text }));
}

/** What the header needs of the person who is signed in, and nothing more. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await optionalActor(args);
  if (!actor) return { person: null, sharedSecondsLeft: null };
  const sharedSecondsLeft = await getSharedSecondsLeft(args, getRuntime().deps.now());
  const { personId: id, name, shared } = actor;
  const deputyFor = (actor.deputyFor ?? []).map(({ name, untilOn }) => ({
    name,
    until: longDate(addDays(untilOn, -1)),
  }));
  return { person: { id, name, nav: navFor(actor), shared, deputyFor }, sharedSecondsLeft };
}

/** An answer saved in the background changes nothing in the header; signing in or out changes all of it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  formAction && !/^\/log(in|out)\b/.test(formAction) ? false : defaultShouldRevalidate;

export const meta: MetaFunction = ({ error }) => [
  {
    title: error
      ? `${errorWords(statusOf(error), refusalOf(error)?.code, refusalOf(error)?.reason).title} · Acumen`
      : 'Acumen',
  },
];

// Neither is part of an ordinary page, and each page's JavaScript has a budget.
const SignInForm = lazy(() =>
  import('#app/identity/sign-in-form.tsx').then(({ SignInForm }) => ({ default: SignInForm })),
);
const SharedComputerWarning = lazy(() =>
  import('#app/identity/shared-computer-warning.tsx').then(({ SharedComputerWarning }) => ({
    default: SharedComputerWarning,
  })),
);

/**
 * Under which key the router keeps how far a page was scrolled. All jumps inside a page share the key "default", and each
 * would end where the one before it stood: they get a key that nothing was kept under.
 */
const placeKey = ({ key, hash }: { key: string; hash: string }) =>
  key === 'default' && hash ? String(Math.random()) : key;

const nobody = { person: null, sharedSecondsLeft: null };

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const loaded = useRouteLoaderData<typeof loader>('root') ?? nobody;
  useOnePerson(loaded.person?.id ?? null);
  // A 401 means that the session is over, whoever the header was drawn for: it names nobody any more.
  const { person, sharedSecondsLeft } = statusOf(useRouteError()) === 401 ? nobody : loaded;
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0b5c60" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#13191b" media="(prefers-color-scheme: dark)" />
        <Meta />
        <Links />
      </head>
      <body>
        <SkipLink />
        <SiteHeader nav={person?.nav ?? []} person={person} />
        <PersonContext.Provider value={person?.id ?? ''}>
          <Main>{children}</Main>
        </PersonContext.Provider>
        <OfflineGuard />
        <SiteFooter />
        {person && sharedSecondsLeft !== null && (
          <Suspense>
            <SharedComputerWarning personId={person.id} secondsLeft={sharedSecondsLeft} />
          </Suspense>
        )}
        <ScrollRestoration nonce={nonce} getKey={placeKey} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/**
 * Takes the focus after a navigation in the browser, so that reading goes on at the new page's start: as the page is drawn, since a
 * moment later somebody may have begun to type.
 */
function Main({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const { pathname, search } = useLocation();
  const place = pathname + search;
  const last = useRef(place);
  useDrawnEffect(() => {
    if (last.current !== place) main.current?.focus({ preventScroll: true });
    last.current = place;
  }, [place]);
  return (
    <main id="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const signedIn = Boolean(useRouteLoaderData<typeof loader>('root')?.person);
  const status = statusOf(error);
  const refusal = refusalOf(error);
  return (
    <ErrorPage
      status={status}
      code={isLostConnection(error) ? 'offline' : refusal?.code}
      reason={refusal?.reason}
      at={pathname}
      reference={refusal?.params?.requestId}
      signedIn={signedIn}
    >
      {status === 401 ? (
        <Suspense>
          <SignInForm next={refusal?.next} resume={refusal?.resume} />
        </Suspense>
      ) : undefined}
    </ErrorPage>
  );
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

/** What the error mapper says of a refusal, or `requireActor` of a form without a session; null for anything else. */
function refusalOf(
  error: unknown,
): Partial<SignedOut & { code: string; reason: string; params: { requestId?: string } }> | null {
  return isRouteErrorResponse(error) && typeof error.data === 'object' ? error.data : null;
}

/** What browsers throw where a request got no answer; each has its own words. */
function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}
