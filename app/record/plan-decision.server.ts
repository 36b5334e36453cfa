import type { Kysely } from 'kysely';
import type { CycleState } from '#app/assignments/cycle.ts';
import { listCyclesOf } from '#app/assignments/load-cycles.server.ts';
import { loadReminderFacts } from '#app/assignments/reminders/load-reminder-facts.server.ts';
import { type ReminderFacts, reminderProblem } from '#app/assignments/reminders/reminder-problem.ts';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { type Actor, authorityOver } from '#app/identity/grants.ts';
import { listHomes } from '#app/organisation/list-homes.server.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkAttempts } from './check-attempts.server.ts';
import {
  checkAssignment,
  checkDueDate,
  checkPriorLearning,
  checkWaiver,
  checkWaiverEnd,
  openCycleOf,
} from './cycle-decisions.ts';
import { capabilityFor, type Decision } from './decision.ts';
import { refuseReminder } from './refuse-reminder.ts';
import { whyNoAuthority } from './require-manager-of.server.ts';

/** A decision that can be made about many people: a single entry of one record is corrected on its own page. */
export type BulkDecision = Exclude<Decision, { kind: 'void' }>;

/** People whose records are read at once. */
const chunk = 500;

interface Read {
  today: CalendarDate;
  cycles: Map<string, CycleState[]>;
  reminders: Map<string, ReminderFacts>;
}

/**
 * What a decision would do to each of these people if it were made now: null where it would change their record, else the reason
 * why not. By the same checks as the change itself; nothing is written.
 */
export async function planDecision(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, people, decision }: { actor: Pick<Actor, 'personId' | 'grants'>; people: string[]; decision: BulkDecision },
): Promise<Map<string, string | null>> {
  const on = today(deps.zone, deps.now());
  const forAll = await reasonOf(() => checkCourse(db, decision));
  const plan = new Map<string, string | null>();
  for (let from = 0; from < people.length; from += chunk) {
    const some = people.slice(from, from + chunk);
    const homes = await listHomes(db, some, on);
    const read: Read = {
      today: on,
      cycles: decision.kind === 'remind' ? new Map() : await listCyclesOf(db, some),
      reminders: decision.kind === 'remind' ? await loadReminderFacts(db, on, some) : new Map(),
    };
    for (const personId of some) {
      const about = { personId, unitPath: homes.get(personId) };
      const may = authorityOver(actor, capabilityFor[decision.kind], about) !== null;
      const reason = may ? await reasonOf(() => check(db, read, personId, decision)) : whyNoAuthority(actor, personId);
      plan.set(personId, reason ?? forAll);
    }
  }
  return plan;
}

async function reasonOf(work: () => void | Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

/** A course that is to be given exists, and each of its modules is served. */
async function checkCourse(db: Kysely<Schema>, decision: BulkDecision): Promise<void> {
  if (decision.kind !== 'assign') return;
  const course = (await listCurrentCurricula(db)).find((each) => each.curriculumId === decision.curriculumId);
  if (!course) throw new Refusal('not-found', 'record.no-such-curriculum');
  for (const { moduleId } of course.modules) {
    if (!(await getCurrentFacts(db, moduleId))) throw new Refusal('not-offered', 'record.being-revised');
  }
}

async function check(db: Kysely<Schema>, read: Read, personId: string, decision: BulkDecision): Promise<void> {
  const cycles = read.cycles.get(personId) ?? [];
  switch (decision.kind) {
    case 'assign':
      checkAssignment(cycles, decision.curriculumId, decision.dueOn, read.today);
      return;
    case 'due':
      checkDueDate(cycles, decision.course, decision.dueOn, read.today);
      return;
    case 'waive':
      checkWaiver(cycles, decision.course, decision.until, read.today);
      return;
    case 'end-waiver':
      checkWaiverEnd(cycles, decision.course);
      return;
    case 'cancel':
      openCycleOf(cycles, decision.course);
      return;
    case 'prior':
      checkPriorLearning(cycles, decision.course, decision.moduleId);
      return;
    case 'reopen':
      await checkAttempts(db, personId, openCycleOf(cycles, decision.course), decision.moduleId);
      return;
    case 'remind': {
      const problem = reminderProblem(read.reminders.get(personId));
      if (problem) refuseReminder(problem);
    }
  }
}
