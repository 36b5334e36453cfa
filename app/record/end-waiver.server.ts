import type { Kysely } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { checkWaiverEnd } from './cycle-decisions.ts';
import type { CourseRef } from './decision.ts';

/** A manager ends a waiver before its time: the date that the course had before counts again, also where it is past. */
export async function endWaiver(
  db: Kysely<Schema>,
  deps: Deps,
  input: Deciding & { course: CourseRef },
): Promise<null> {
  return changeAsManager(db, deps, input, 'end-waiver', async ({ tx, locked, append, audit }) => {
    const { id: cycle } = checkWaiverEnd(await listCycles(tx, locked.personId), input.course);
    await append({ verb: 'cycle.waiver_ended', object: cycle, cycle, body: { cycle } });
    await audit('cycle.end-waiver', { cycle });
    return () => null;
  });
}
