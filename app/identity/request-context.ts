import type { KeptForm } from './kept-form.server.ts';
import type { SessionReading } from './session.ts';
import type { TokenReading } from './token.ts';

declare module '@remix-run/server-runtime' {
  /** What the server process gives to every loader and action; `http` adds its own part. */
  interface AppLoadContext {
    /** The session of this HTTP request: one read, however many loaders ask. */
    session: () => Promise<SessionReading>;
    /** The token that a program sends, and never a cookie: one read, in which its use is counted. */
    token: () => Promise<TokenReading>;
    /** What was posted, read once; null for anything but a form. The Request itself has no body. */
    form: () => Promise<FormData | null>;
    /** Seals a form whose session has ended; null when it is too long. */
    sealForm: (form: Omit<KeptForm, 'at'>) => string | null;
    /** Path and query as the browser asked, without what Remix adds for its own requests. */
    path: string;
    /** Set by the sign-in form: its page is shown with the answer, even where somebody is signed in. */
    signingIn?: boolean;
  }
}
