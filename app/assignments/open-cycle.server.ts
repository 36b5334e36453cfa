import type { Transaction } from 'kysely';
import type { CurriculumVersion } from '#app/curriculum/get-curriculum-version.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { appendEvent } from '#app/events/append-event.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import type { EventBodies } from '#app/events/vocabulary.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';
import type { Cycles } from './fold-cycles.ts';

type Opened = EventBodies['cycle.opened'];

/**
 * Opens a first cycle of a curriculum from today, with the modules' served versions as targets; the row itself is made when
 * the record settles. Null, and no event, while a module of the curriculum has no served version.
 */
export async function openFirstCycle(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  input: {
    curriculum: CurriculumVersion;
    cycles: Cycles;
    dueOn: CalendarDate;
    graceDays: number;
    why: Opened['why'];
  },
): Promise<string | null> {
  const { curriculum, cycles, ...asked } = input;
  const targets = await servedTargets(tx, curriculum.modules);
  if (!targets) return null;
  const { curriculumId, number: curriculumVersion } = curriculum;
  return openCycle(tx, deps, locked, cycles, {
    ...{ curriculum: curriculumId, curriculumVersion, kind: 'first', countsFromSeq: 0, targets },
    ...asked,
  });
}

/** The modules of a curriculum in the versions that are served; null while one of them has none. */
export async function servedTargets(
  tx: Transaction<Schema>,
  modules: { moduleId: string; track: Track }[],
): Promise<Opened['targets'] | null> {
  const targets: Opened['targets'] = [];
  for (const { moduleId, track } of modules) {
    const facts = await getCurrentFacts(tx, moduleId);
    if (!facts) return null;
    targets.push({ module: moduleId, track, version: facts.number });
  }
  return targets;
}

/** Appends that a cycle opens today, as the next of its curriculum, and gives its id. */
export async function openCycle(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  cycles: Cycles,
  asked: Omit<Opened, 'cycle' | 'number' | 'opensOn'>,
): Promise<string> {
  const cycle = deps.newId();
  const number = nextNumber(cycles, asked.curriculum);
  const body = { cycle, number, opensOn: today(deps.zone, deps.now()), ...asked };
  await appendEvent(tx, deps, locked, { verb: 'cycle.opened', object: cycle, cycle, body });
  return cycle;
}

function nextNumber(cycles: Cycles, curriculum: string): number {
  return Math.max(0, ...cycles.filter((each) => each.curriculum === curriculum).map((each) => each.number)) + 1;
}
