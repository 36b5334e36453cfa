import type { Kysely } from 'kysely';
import { listEventsOf, listHistory } from '#app/events/list-events.server.ts';
import { listCompletions } from '#app/learning/load-learning.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { type Cycles, foldCycles } from './fold-cycles.ts';
import type { FollowRecord } from './follow-ups.ts';
import { listCycles } from './load-cycles.server.ts';

/** What of a locked record says what a version, or a day, brings about in it. */
export async function loadFollowRecord(db: Kysely<Schema>, deps: Deps, personId: string): Promise<FollowRecord> {
  const revoked = await listEventsOf(db, personId, ['certificate.revoked']);
  return {
    cycles: await withOwnDates(db, personId, await listCycles(db, personId)),
    completions: await listCompletions(db, personId),
    revoked: new Set(revoked.flatMap((event) => event.cycle ?? [])),
    today: today(deps.zone, deps.now()),
  };
}

/** The date that a waived cycle had before stands in its events alone. */
async function withOwnDates(db: Kysely<Schema>, personId: string, cycles: Cycles): Promise<Cycles> {
  if (!cycles.some((cycle) => cycle.state === 'open' && cycle.waiver)) return cycles;
  const decided = (await listHistory(db, personId)).reduce<Cycles>(foldCycles, []);
  const waivers = new Map(decided.map((cycle) => [cycle.id, cycle.waiver]));
  return cycles.map((cycle) => (cycle.waiver ? { ...cycle, waiver: waivers.get(cycle.id) ?? cycle.waiver } : cycle));
}
