const SECOND = 1000;
const MINUTE = 60 * SECOND;

export interface DelayPolicy {
  /** Wrong tries without a delay. */
  free: number;
  /** Delays double from one second up to this, in milliseconds. */
  longest: number;
  /** So long after the last delay the tries are forgotten. */
  forget: number;
}

/**
 * - `pair`: one account from one address. Strict, and whoever waits it out gets through.
 * - `account`: one account from everywhere, against many addresses that guess together. It does not hold where the person
 *   has signed in before, so that nobody can be kept out of their own hospital.
 * - `address`: wrong tries from one address. A hospital is one address: 500 people, each wrong twice, fit in a window.
 */
export const throttlePolicy = {
  pair: { free: 4, longest: 30 * SECOND, forget: 15 * MINUTE },
  account: { free: 20, longest: 60 * SECOND, forget: 60 * MINUTE },
  address: { most: 1000, window: 5 * MINUTE },
  /** How long an address counts as one where the person has signed in before. */
  known: 90 * 24 * 60 * MINUTE,
} as const;

/** Milliseconds to wait after the n-th wrong try in a row. */
export function delayAfter(tries: number, policy: DelayPolicy): number {
  return tries <= policy.free ? 0 : Math.min(SECOND * 2 ** Math.min(tries - policy.free - 1, 30), policy.longest);
}
