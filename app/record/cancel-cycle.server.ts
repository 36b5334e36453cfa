import type { Kysely } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { openCycleOf } from './cycle-decisions.ts';
import type { CourseRef } from './decision.ts';

/** A manager takes back an open course that was given by mistake. What was learnt stays; the rules do not give it again. */
export async function cancelCycle(
  db: Kysely<Schema>,
  deps: Deps,
  input: Deciding & { course: CourseRef },
): Promise<null> {
  return changeAsManager(db, deps, input, 'cancel', async ({ tx, locked, append, audit }) => {
    const { id: cycle } = openCycleOf(await listCycles(tx, locked.personId), input.course);
    const why = 'mistake';
    await append({ verb: 'cycle.cancelled', object: cycle, cycle, body: { cycle, why } });
    await audit('cycle.cancel', { cycle, why });
    return () => null;
  });
}
