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
 * A try is counted in the lane of its device where it brings a device cookie, and in the lane of its address where not.
 * - `pair`: one account from one device or address. Strict, and whoever waits it out gets through.
 * - `account`: one account from all devices, or from all addresses, that guess together. It does not hold at a device or
 *   address where the person has signed in before.
 * - `place`: wrong tries from one device or address, whatever the account. A hospital is one address: 500 people, each
 *   wrong twice, fit in a window. It does not hold for those who have signed in there before.
 */
export const throttlePolicy = {
  pair: { free: 4, longest: 30 * SECOND, forget: 15 * MINUTE },
  account: { free: 20, longest: 60 * SECOND, forget: 60 * MINUTE },
  place: { most: { device: 100, address: 1000 }, window: 5 * MINUTE },
  /** Requests of one token: enough for 100,000 people in a minute. */
  token: { most: 300, window: MINUTE },
  /** How long a device or address counts as one where the person has signed in before. */
  known: 90 * 24 * 60 * MINUTE,
} as const;

/** Milliseconds to wait after the n-th wrong try in a row. */
export function delayAfter(tries: number, policy: DelayPolicy): number {
  return tries <= policy.free ? 0 : Math.min(SECOND * 2 ** Math.min(tries - policy.free - 1, 30), policy.longest);
}
