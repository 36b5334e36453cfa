import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { endedOn, isOpen, type RoundKind } from './round.ts';
import { selectRounds } from './select-rounds.server.ts';

export interface ListedRound {
  id: string;
  kind: RoundKind;
  title: string;
  openedOn: string;
  /** The last day for answers, or the day on which it ended. */
  endsOn: string;
  open: boolean;
}

/** All rounds, the newest first. An organisation has a few each year. */
export async function listRounds(db: Kysely<Schema>, deps: Pick<Deps, 'now' | 'zone'>): Promise<ListedRound[]> {
  const day = today(deps.zone, deps.now());
  const rounds = await selectRounds(db).orderBy('opened_on', 'desc').orderBy('id', 'desc').execute();
  return rounds.map((round) => {
    const { id, kind, title, openedOn } = round;
    return { id, kind, title, openedOn, endsOn: endedOn(round), open: isOpen(round, day) };
  });
}
