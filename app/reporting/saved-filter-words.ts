import type { PeopleState } from './people-filter.ts';
import { moduleState, peopleState } from './people-words.ts';

/** A saved filter with the names of what it names. */
interface Named {
  unit: { name: string } | 'out of sight' | null;
  about: string | null;
  state: string | null;
  neverOnly: boolean;
}

/** "Ward 4, “AI literacy foundation”, overdue": whom a saved list is about. */
export function savedFilterWords({ unit, about, state, neverOnly }: Named, isModule: boolean): string {
  const words = isModule ? moduleState : peopleState;
  return [
    unit === 'out of sight' ? 'A unit that you no longer look after' : (unit?.name ?? 'All your units'),
    about !== null && `“${about}”`,
    state !== null && words[state as PeopleState]?.word.toLowerCase(),
    neverOnly && 'only who never started',
  ]
    .filter(Boolean)
    .join(', ');
}
