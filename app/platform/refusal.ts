/** Why a request is refused. `refusalStatus` is the one mapping to HTTP. */
export const refusalStatus = {
  invalid: 422,
  malformed: 400,
  /** A program sent no token that holds; people are led to sign-in instead. */
  unauthenticated: 401,
  'not-found': 404,
  forbidden: 403,
  stale: 409,
  'other-person': 409,
  closed: 409,
  'no-attempts-left': 409,
  'not-offered': 409,
  'too-many': 429,
  unavailable: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** An expected refusal with a code and parameters; the page that shows it owns the sentence. A bug is any other error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    /** Key of the sentence in the module's messages, e.g. `assessment.attempt-closed`. */
    readonly reason: string,
    readonly params: Record<string, string | number> = {},
  ) {
    super(`${code}: ${reason}`);
  }
}
