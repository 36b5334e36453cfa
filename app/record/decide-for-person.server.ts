import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { acceptPriorLearning } from './accept-prior-learning.server.ts';
import { cancelCycle } from './cancel-cycle.server.ts';
import type { Deciding } from './change-as-manager.server.ts';
import type { Decision } from './decision.ts';
import { endWaiver } from './end-waiver.server.ts';
import { openCycle } from './open-cycle.server.ts';
import { remindPerson } from './remind-person.server.ts';
import { reopenAttempts } from './reopen-attempts.server.ts';
import { setDueDate } from './set-due-date.server.ts';
import { voidAct } from './void-act.server.ts';
import { waiveCycle } from './waive-cycle.server.ts';

/** Days after the due date before a course that a manager gave counts as overdue. */
export const usualGraceDays = 14;

/** Carries out what a manager decided about one person. Refused: their own record, a person of other units, what is stale. */
export async function decideForPerson(
  db: Kysely<Schema>,
  deps: Deps,
  who: Deciding,
  decision: Decision,
): Promise<void> {
  switch (decision.kind) {
    case 'assign':
      await openCycle(db, deps, { ...who, ...decision, graceDays: usualGraceDays });
      return;
    case 'due':
      await setDueDate(db, deps, { ...who, ...decision });
      return;
    case 'waive':
      await waiveCycle(db, deps, { ...who, ...decision });
      return;
    case 'end-waiver':
      await endWaiver(db, deps, { ...who, ...decision });
      return;
    case 'prior':
      await acceptPriorLearning(db, deps, { ...who, ...decision });
      return;
    case 'reopen':
      await reopenAttempts(db, deps, { ...who, ...decision });
      return;
    case 'cancel':
      await cancelCycle(db, deps, { ...who, ...decision });
      return;
    case 'void':
      await voidAct(db, deps, { ...who, ...decision });
      return;
    case 'remind':
      await remindPerson(db, deps, who);
  }
}
