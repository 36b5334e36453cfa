import type { Transaction } from 'kysely';
import type { CurriculumVersion } from '#app/curriculum/get-curriculum-version.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { appendEvent } from '#app/events/append-event.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import type { EventBodies } from '#app/events/vocabulary.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Cycles } from './fold-cycles.ts';

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
    why: EventBodies['cycle.opened']['why'];
  },
): Promise<string | null> {
  const { curriculum } = input;
  const targets: EventBodies['cycle.opened']['targets'] = [];
  for (const { moduleId, track } of curriculum.modules) {
    const facts = await getCurrentFacts(tx, moduleId);
    if (!facts) return null;
    targets.push({ module: moduleId, track, version: facts.number });
  }
  const cycle = deps.newId();
  await appendEvent(tx, deps, locked, {
    verb: 'cycle.opened',
    object: cycle,
    cycle,
    body: {
      cycle,
      curriculum: curriculum.curriculumId,
      curriculumVersion: curriculum.number,
      number: nextNumber(input.cycles, curriculum.curriculumId),
      kind: 'first',
      opensOn: today(deps.zone, deps.now()),
      dueOn: input.dueOn,
      graceDays: input.graceDays,
      countsFromSeq: 0,
      targets,
      why: input.why,
    },
  });
  return cycle;
}

function nextNumber(cycles: Cycles, curriculum: string): number {
  return Math.max(0, ...cycles.filter((each) => each.curriculum === curriculum).map((each) => each.number)) + 1;
}
