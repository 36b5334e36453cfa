const MINUTE = 60_000;

/** Milliseconds. Idle counts from the last request, absolute from signing in. */
export const sessionLimits = {
  own: { idle: 60 * MINUTE, absolute: 12 * 60 * MINUTE },
  shared: { idle: 10 * MINUTE, absolute: 60 * MINUTE },
} as const;

/** `seen_at` is written at most this often, so a session may end this much before its idle limit. */
export const seenEvery = MINUTE;

export function limitsOf(shared: boolean) {
  return shared ? sessionLimits.shared : sessionLimits.own;
}

/** When a session ends if nothing more is asked, in milliseconds since the epoch. */
export function sessionEnd(session: { seenAt: string; absoluteAt: string; shared: boolean }): number {
  return Math.min(Date.parse(session.seenAt) + limitsOf(session.shared).idle, Date.parse(session.absoluteAt));
}
