import type { Transaction } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { CurriculumOf, CycleState, TargetState } from './cycle.ts';
import type { Cycles } from './fold-cycles.ts';

/** Writes the cycles that differ; unchanged ones are the same objects before and after. */
export async function writeCycles(
  tx: Transaction<Schema>,
  personId: string,
  before: Cycles,
  after: Cycles,
  curriculumOf: CurriculumOf,
): Promise<void> {
  const cycles = new Set(before);
  const targets = new Set(before.flatMap((cycle) => cycle.targets));
  for (const cycle of after.filter((each) => !cycles.has(each))) {
    await writeCycle(tx, personId, cycle, curriculumOf);
    for (const target of cycle.targets.filter((each) => !targets.has(each))) await writeTarget(tx, cycle.id, target);
  }
}

async function writeCycle(
  tx: Transaction<Schema>,
  personId: string,
  cycle: CycleState,
  curriculumOf: CurriculumOf,
): Promise<void> {
  const values = cycleValues(cycle, curriculumOf);
  await tx
    .insertInto('cycles')
    .values({ id: cycle.id, person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

async function writeTarget(tx: Transaction<Schema>, cycleId: string, target: TargetState): Promise<void> {
  const values = { version: target.version, base: target.base, met_seq: target.metSeq };
  await tx
    .insertInto('targets')
    .values({ cycle_id: cycleId, module_id: target.module, track: target.track, ...values })
    .onConflict((conflict) => conflict.columns(['cycle_id', 'module_id', 'track']).doUpdateSet(values))
    .execute();
}

/** The row of a cycle but for whose it is. */
export function cycleValues(cycle: CycleState, curriculumOf: CurriculumOf) {
  return {
    curriculum_id: cycle.curriculum,
    curriculum_version_id: curriculumOf(cycle.curriculum, cycle.curriculumVersion).versionId,
    number: cycle.number,
    kind: cycle.kind,
    state: cycle.state,
    opens_on: cycle.opensOn,
    due_on: cycle.dueOn,
    late_on: cycle.lateOn,
    waived_until: cycle.waiver?.until ?? null,
    counts_from_seq: cycle.countsFromSeq,
    begun_seq: cycle.begunSeq,
    fulfilled_on: cycle.fulfilledOn,
    expires_on: cycle.expiresOn,
    rule_id: cycle.rule,
  };
}
