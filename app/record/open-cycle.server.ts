import type { Kysely } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { openFirstCycle } from '#app/assignments/open-cycle.server.ts';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';
import { requireManagerOf } from './require-manager-of.server.ts';

/** A manager gives a person of their units a curriculum that no rule gives. Refuses one that is held or open already. */
export async function openCycle(
  db: Kysely<Schema>,
  deps: Deps,
  input: {
    actor: Actor;
    personId: string;
    key: string;
    curriculumId: string;
    dueOn: CalendarDate;
    graceDays: number;
  },
): Promise<{ cycleId: string }> {
  const { actor, personId, key, curriculumId, dueOn, graceDays } = input;
  return changeRecord(db, deps, { personId, actorId: actor.personId, key }, async ({ tx, locked }) => {
    await requireManagerOf(tx, deps, { actor, personId, capability: 'assign' });
    const curriculum = (await listCurrentCurricula(tx)).find((each) => each.curriculumId === curriculumId);
    if (!curriculum) throw new Refusal('not-found', 'record.no-such-curriculum');
    if (dueOn < today(deps.zone, deps.now())) throw new Refusal('invalid', 'record.due-in-the-past');
    const cycles = await listCycles(tx, personId);
    if (cycles.some((cycle) => cycle.curriculum === curriculumId && cycle.state !== 'cancelled')) {
      throw new Refusal('stale', 'record.already-assigned');
    }
    const why = { kind: 'manager', id: actor.personId } as const;
    const cycleId = await openFirstCycle(tx, deps, locked, { curriculum, cycles, dueOn, graceDays, why });
    if (!cycleId) throw new Refusal('not-offered', 'record.being-revised');
    const object = `person:${personId}`;
    const details = { cycle: cycleId, curriculum: curriculumId, dueOn, graceDays };
    await recordAudit(tx, deps, { actorId: actor.personId, action: 'cycle.open', object, details });
    return () => ({ cycleId });
  });
}
