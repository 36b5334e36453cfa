import type { Kysely } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { Reason } from '#app/events/reasons.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { checkWaiver } from './cycle-decisions.ts';
import type { CourseRef } from './decision.ts';

/** A manager exempts a person from an open course until a day, which is its due date from then on. */
export async function waiveCycle(
  db: Kysely<Schema>,
  deps: Deps,
  input: Deciding & { course: CourseRef; until: string; why: Reason<'waiver'> },
): Promise<null> {
  const { course, until, why } = input;
  return changeAsManager(db, deps, input, 'waive', async ({ tx, locked, append, today, audit }) => {
    const { id: cycle } = checkWaiver(await listCycles(tx, locked.personId), course, until, today);
    await append({ verb: 'cycle.waived', object: cycle, cycle, body: { cycle, until, why } });
    await audit('cycle.waive', { cycle, until, why });
    return () => null;
  });
}
