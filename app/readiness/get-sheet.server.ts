import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { type Instrument, instrumentOf, itemsOf } from './instrument.ts';
import { type CodeTyped, openCode } from './open-code.server.ts';
import type { Entries } from './sheet.ts';

/** The sheet that a code opens, as its page shows it. */
export interface Sheet {
  title: string;
  closesOn: string;
  /** Null for a survey. */
  panel: { role: string; revision: number; dimensions: Instrument['dimensions'] } | null;
  survey: Instrument['survey'] | null;
  /** What stands in it so far; of a survey nothing is kept before it is handed in. */
  entries: Entries;
}

export async function getSheet(db: Kysely<Schema>, deps: Deps, typed: CodeTyped): Promise<Sheet> {
  const { round, rater } = await openCode(db, deps, typed);
  const { dimensions, survey } = instrumentOf(round.instrument);
  const { title, closesOn } = round;
  if (!rater) return { title, closesOn, panel: null, survey, entries: {} };
  const saved = await db
    .selectFrom('ratings')
    .select(['item', 'level', 'note'])
    .where('rater_id', '=', rater.id)
    .execute();
  const known = new Map(saved.map(({ item, level, note }) => [item, { level, note }]));
  const entries = Object.fromEntries(
    itemsOf({ dimensions }).map(({ id }) => [id, known.get(id) ?? { level: null, note: '' }]),
  );
  const { role, revision } = rater;
  return { title, closesOn, panel: { role, revision, dimensions }, survey: null, entries };
}
