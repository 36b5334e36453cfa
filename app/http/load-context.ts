import type { LessonPage } from '#app/reporting/learner-view.ts';
import '#app/identity/request-context.ts';

declare module '@remix-run/server-runtime' {
  /** Beside the session, which `identity` declares. */
  interface AppLoadContext {
    /** Of this response's Content-Security-Policy. */
    nonce: string;
    /** A whole page is asked for, not data for a page that the browser has. */
    isDocument: boolean;
    /** Stands in the log line and on the page of an unexpected error. */
    requestId: string;
    /** Of the browser, as the sign-in throttle counts it. */
    address: string;
    /** The finished page, left here by `entry.server` to be sent without a detour through a stream. */
    document?: Uint8Array;
    /** What the lesson's loader would read, where it has been read already. */
    lessonPage?: LessonPage;
    /** What a route's loader gives or throws, where it was called already. */
    loaded?: { route: string; answer: Promise<unknown> };
  }
}
