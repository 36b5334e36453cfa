import type { Actor } from './grants.ts';

/** What the session cookie of a request stands for. */
export type SessionReading =
  | { state: 'none' }
  /** It ran into a limit: it gives no right, but says whose it was. */
  | { state: 'ended'; personId: string }
  | { state: 'live'; actor: Actor; seenAt: string; absoluteAt: string };
