import type { Kysely } from 'kysely';
import { attemptsLeft } from '#app/assignments/attempts-left.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { Reason } from '#app/events/reasons.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { checkAttempts } from './check-attempts.server.ts';
import { openCycleOf } from './cycle-decisions.ts';
import type { CourseRef } from './decision.ts';

/** A manager of the learner's unit gives one attempt more in a cycle and module whose attempts are used up. */
export async function reopenAttempts(
  db: Kysely<Schema>,
  deps: Deps,
  input: Deciding & { course: CourseRef; moduleId: string; why: Reason<'reopen'> },
): Promise<{ attemptsLeft: number }> {
  const { personId, course, moduleId, why } = input;
  return changeAsManager(db, deps, input, 'reopen', async ({ tx, append, audit }) => {
    const cycle = openCycleOf(await listCycles(tx, personId), course);
    const { used, reopened } = await checkAttempts(tx, personId, cycle, moduleId);
    const extra = 1;
    const body = { cycle: cycle.id, module: moduleId, extra, why };
    await append({ verb: 'attempts.reopened', object: cycle.id, cycle: cycle.id, body });
    await audit('attempts.reopen', body);
    return () => ({ attemptsLeft: attemptsLeft(used, reopened + extra) });
  });
}
