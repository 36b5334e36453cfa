import type { Kysely } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { Reason } from '#app/events/reasons.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { checkDueDate } from './cycle-decisions.ts';
import type { CourseRef } from './decision.ts';

/** A manager sets another due date for a course that is open; the days of grace stay. */
export async function setDueDate(
  db: Kysely<Schema>,
  deps: Deps,
  input: Deciding & { course: CourseRef; dueOn: string; why: Reason<'due'> },
): Promise<null> {
  const { course, dueOn, why } = input;
  return changeAsManager(db, deps, input, 'due', async ({ tx, locked, append, today, audit }) => {
    const { id: cycle } = checkDueDate(await listCycles(tx, locked.personId), course, dueOn, today);
    await append({ verb: 'cycle.due_set', object: cycle, cycle, body: { cycle, dueOn, why } });
    await audit('cycle.set-due', { cycle, dueOn, why });
    return () => null;
  });
}
