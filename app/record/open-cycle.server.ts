import type { Kysely } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { openFirstCycle } from '#app/assignments/open-cycle.server.ts';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { checkAssignment } from './cycle-decisions.ts';

/** A manager gives a person of their units a curriculum that no rule gives. Refuses one that is held or open already. */
export async function openCycle(
  db: Kysely<Schema>,
  deps: Deps,
  input: Deciding & { curriculumId: string; dueOn: string; graceDays: number },
): Promise<{ cycleId: string }> {
  const { actor, personId, curriculumId, dueOn, graceDays } = input;
  return changeAsManager(db, deps, input, 'assign', async ({ tx, locked, today, audit }) => {
    const curriculum = (await listCurrentCurricula(tx)).find((each) => each.curriculumId === curriculumId);
    if (!curriculum) throw new Refusal('not-found', 'record.no-such-curriculum');
    const cycles = await listCycles(tx, personId);
    checkAssignment(cycles, curriculumId, dueOn, today);
    const why = { kind: 'manager', id: actor.personId } as const;
    const cycleId = await openFirstCycle(tx, deps, locked, { curriculum, cycles, dueOn, graceDays, why });
    if (!cycleId) throw new Refusal('not-offered', 'record.being-revised');
    await audit('cycle.open', { cycle: cycleId, curriculum: curriculumId, dueOn, graceDays });
    return () => ({ cycleId });
  });
}
