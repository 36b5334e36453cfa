import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord, type RecordChange, type Work } from './change-record.server.ts';
import { capabilityFor, type Decision } from './decision.ts';
import { requireManagerOf } from './require-manager-of.server.ts';

/** Who decides about whom. */
export interface Deciding {
  actor: Pick<Actor, 'personId' | 'grants'>;
  personId: string;
  /** Of the operation. */
  key: string;
}

export interface ManagerChange extends RecordChange {
  today: CalendarDate;
  /** Notes the decision in the audit trail: codes, ids and dates alone. */
  audit: (action: string, details: Record<string, unknown>) => Promise<void>;
}

/** `changeRecord` for whoever decides about a person of their units; everybody else is refused, and so is one's own record. */
export async function changeAsManager<T>(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, personId, key }: Deciding,
  kind: Decision['kind'],
  work: (change: ManagerChange) => ReturnType<Work<T>>,
): Promise<T> {
  return changeRecord(db, deps, { personId, actorId: actor.personId, key }, async (change) => {
    const { tx, locked } = change;
    const { forId } = await requireManagerOf(tx, deps, { actor, personId, capability: capabilityFor[kind] });
    locked.forId = forId;
    const forWhom = forId === undefined ? {} : { for: forId };
    const object = `person:${personId}`;
    const audit = (action: string, details: Record<string, unknown>) =>
      recordAudit(tx, deps, { actorId: actor.personId, action, object, details: { ...details, ...forWhom } });
    return work({ ...change, today: today(deps.zone, deps.now()), audit });
  });
}
