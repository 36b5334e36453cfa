import type { Transaction } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { Publication } from '#app/curriculum/get-publication.server.ts';
import { appendEvent } from '#app/events/append-event.server.ts';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { askedBy, type FollowUp, followUps, hasChanged, openCycles } from './follow-ups.ts';
import { loadFollowRecord } from './load-follow-record.server.ts';
import { openCycle } from './open-cycle.server.ts';

/** Brings a record up to a material version: what was open moves to it, and a holder is due for what changed. */
export async function followVersion(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  { facts, deltaDueOn }: Publication,
): Promise<void> {
  const record = await loadFollowRecord(tx, deps, locked.personId);
  const steps = followUps(record, facts, deltaDueOn);
  await appendFollowUps(tx, deps, locked, { record, steps, why: 'version', versionId: facts.versionId });
}

/** Leads what is open from a withdrawn version to the one that is served; a delta that asks nothing any more is cancelled. */
export async function followWithdrawal(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  withdrawn: { module: string; version: number },
  served: VersionFacts,
): Promise<void> {
  const { cycles } = await loadFollowRecord(tx, deps, locked.personId);
  const { module, version } = withdrawn;
  for (const cycle of openCycles(cycles)) {
    const moved = cycle.targets.find((target) => target.module === module && target.version === version);
    if (!moved) continue;
    const asks = cycle.targets.some(
      (target) => target !== moved || target.base === null || hasChanged(served, target.track, target.base),
    );
    const about = { object: cycle.id, cycle: cycle.id };
    if (cycle.kind === 'delta' && !asks) {
      const body = { cycle: cycle.id, why: 'withdrawn' as const };
      await appendEvent(tx, deps, locked, { verb: 'cycle.cancelled', ...about, body });
    } else {
      const body = { cycle: cycle.id, module, version: served.number, dueOn: askedBy(cycle), why: 'withdrawn' };
      await appendEvent(tx, deps, locked, { verb: 'cycle.retargeted', ...about, body });
    }
  }
}

/** Appends the decisions; `versionId` is that of the module or the curriculum that brought them about. */
export async function appendFollowUps(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  input: {
    record: Awaited<ReturnType<typeof loadFollowRecord>>;
    steps: FollowUp[];
    why: string;
    versionId: string;
    /** Where a delta belongs to another version of the curriculum than the one that is held. */
    curriculumVersion?: number;
  },
): Promise<void> {
  for (const step of input.steps) {
    if (step.kind === 'retarget') {
      const { cycle, module, version, dueOn, added } = step;
      const taken = added && { track: added.track, ...(added.base !== null && { base: added.base }) };
      const body = { cycle, module, version, dueOn, why: input.why, ...taken };
      await appendEvent(tx, deps, locked, { verb: 'cycle.retargeted', object: cycle, cycle, body });
    } else {
      await openCycle(tx, deps, locked, input.record.cycles, {
        curriculum: step.held.curriculum,
        curriculumVersion: input.curriculumVersion ?? step.held.curriculumVersion,
        kind: 'delta',
        dueOn: step.dueOn,
        graceDays: 0,
        countsFromSeq: step.targets.every((target) => target.base === null) ? 0 : locked.seq,
        targets: step.targets.map(({ base, ...target }) => (base === null ? target : { ...target, base })),
        why: { kind: 'version', id: input.versionId },
      });
    }
  }
}
