import type { Run } from './profile.ts';

/** A run as the page tells of it, with the clock of the organisation. */
export interface RunView extends Run {
  on: string;
  time: string;
  /** `broken`: it was not read to its end, or is being read now. */
  state: 'open' | 'accepted' | 'broken';
}
