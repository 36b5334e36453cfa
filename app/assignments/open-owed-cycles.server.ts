import type { Transaction } from 'kysely';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Cycles } from './fold-cycles.ts';
import { getAssignee } from './get-assignee.server.ts';
import { listRules } from './list-rules.server.ts';
import { listCycles } from './load-cycles.server.ts';
import { openFirstCycle } from './open-cycle.server.ts';
import { curriculaOwed } from './rule.ts';

export interface OpenedCycles {
  /** Ids of the cycles opened now. */
  opened: string[];
  /** Curricula that are owed but have a module without a served version. */
  waiting: string[];
}

/** Opens the first cycles that the rules give a person today and that were never given; a second call opens nothing. */
export async function openOwedCycles(tx: Transaction<Schema>, deps: Deps, locked: LockedRecord): Promise<OpenedCycles> {
  const day = today(deps.zone, deps.now());
  const assignee = await getAssignee(tx, locked.personId, day);
  const owed = assignee ? curriculaOwed(await listRules(tx), assignee, day) : [];
  const cycles = await listCycles(tx, locked.personId);
  const given = await curriculaGiven(tx, locked.personId, cycles);
  const result: OpenedCycles = { opened: [], waiting: [] };
  if (owed.every((each) => given.has(each.curriculum))) return result;
  const current = new Map((await listCurrentCurricula(tx)).map((version) => [version.curriculumId, version]));
  for (const { curriculum, rule, dueOn, graceDays } of owed) {
    const version = current.get(curriculum);
    if (given.has(curriculum) || !version) continue;
    const why = { kind: 'rule', id: rule } as const;
    const opened = await openFirstCycle(tx, deps, locked, { curriculum: version, cycles, dueOn, graceDays, why });
    if (opened) result.opened.push(opened);
    else result.waiting.push(curriculum);
  }
  return result;
}

/** Cycles that end with a role come back with it; one cancelled as a mistake does not. */
export const endedWithRole: ReadonlySet<string> = new Set(['role-ended', 'left']);

async function curriculaGiven(tx: Transaction<Schema>, personId: string, cycles: Cycles): Promise<Set<string>> {
  const ended = new Set<string>();
  if (cycles.some((cycle) => cycle.state === 'cancelled')) {
    for (const event of await listEventsOf(tx, personId, ['cycle.cancelled'])) {
      if (event.verb === 'cycle.cancelled' && endedWithRole.has(event.body.why)) ended.add(event.body.cycle);
    }
  }
  const given = cycles.filter((cycle) => cycle.state !== 'cancelled' || !ended.has(cycle.id));
  return new Set(given.map((cycle) => cycle.curriculum));
}
