import type { Kysely, Transaction } from 'kysely';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { appendEvent } from '#app/events/append-event.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { FollowRecord } from './follow-ups.ts';
import { getAssignee } from './get-assignee.server.ts';
import { listRules } from './list-rules.server.ts';
import { loadFollowRecord } from './load-follow-record.server.ts';
import { openCycle, servedTargets } from './open-cycle.server.ts';
import { endedWithRole } from './open-owed-cycles.server.ts';
import { baseOf, type RenewalDue, renewalsDue, type StillGiven } from './renewals-due.ts';
import { curriculaOwed } from './rule.ts';

/**
 * Opens the renewals that are due: a whole quiz on the modules of the newest curriculum version, lessons only where they
 * changed, by the day on which the certificate runs out. Waits while a module of it has no served version.
 */
export async function openRenewals(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  windowDays: number,
): Promise<void> {
  const { record, due } = await listRenewalsDue(tx, deps, locked.personId, windowDays);
  if (due.length === 0) return;
  const newest = await listCurrentCurricula(tx, record.today);
  for (const renewal of due) {
    const curriculum = newest.find((version) => version.curriculumId === renewal.held.curriculum);
    const targets = curriculum && (await servedTargets(tx, curriculum.modules));
    if (!targets) continue;
    await renew(tx, deps, locked, { record, renewal, curriculumVersion: curriculum.number, targets });
  }
}

/** What would open, and of what record. */
export async function listRenewalsDue(
  db: Kysely<Schema>,
  deps: Deps,
  personId: string,
  windowDays: number,
): Promise<{ record: FollowRecord; due: RenewalDue[] }> {
  const record = await loadFollowRecord(db, deps, personId);
  return { record, due: renewalsDue(record, await stillGiven(db, deps, personId), windowDays) };
}

async function renew(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  input: {
    record: FollowRecord;
    renewal: RenewalDue;
    curriculumVersion: number;
    targets: NonNullable<Awaited<ReturnType<typeof servedTargets>>>;
  },
): Promise<void> {
  const { record, curriculumVersion } = input;
  const { held, delta } = input.renewal;
  if (delta) {
    const body = { cycle: delta.id, why: 'in-renewal' as const };
    await appendEvent(tx, deps, locked, { verb: 'cycle.cancelled', object: delta.id, cycle: delta.id, body });
  }
  const { curriculum, expiresOn } = held;
  await openCycle(tx, deps, locked, record.cycles, {
    ...{ curriculum, curriculumVersion, kind: 'renewal', dueOn: expiresOn ?? record.today, graceDays: 0 },
    countsFromSeq: locked.seq,
    targets: input.targets.map((target) => {
      const base = baseOf(record, curriculum, target);
      return base === undefined ? target : { ...target, base };
    }),
    why: { kind: 'expiry', id: held.id },
  });
}

async function stillGiven(db: Kysely<Schema>, deps: Deps, personId: string): Promise<StillGiven> {
  const day = today(deps.zone, deps.now());
  const assignee = await getAssignee(db, personId, day);
  const owed = assignee ? curriculaOwed(await listRules(db), assignee, day) : [];
  const cancelled = await listEventsOf(db, personId, ['cycle.cancelled']);
  return {
    byRule: new Set(owed.map((each) => each.curriculum)),
    endedWithRole: new Set(
      cancelled.flatMap((event) =>
        event.verb === 'cycle.cancelled' && endedWithRole.has(event.body.why) ? [event.body.cycle] : [],
      ),
    ),
  };
}
