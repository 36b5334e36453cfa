import type { Kysely } from 'kysely';
import { daysBetween } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import type { CycleState, TargetState } from './cycle.ts';
import type { Cycles } from './fold-cycles.ts';

/** A person's cycles as they stand in the tables, in the order in which they were opened. */
export async function listCycles(db: Kysely<Schema>, personId: string): Promise<Cycles> {
  const rows = await cycleRows(db).where('person_id', '=', personId).execute();
  if (rows.length === 0) return [];
  const targets = await listTargets(
    db,
    rows.map((row) => row.id),
  );
  const order = await openingOrder(db, personId);
  return rows
    .map((row) => cycleFrom(row, targets.get(row.id) ?? []))
    .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** The cycles of many people, by person, in no order; whoever has none is missing. */
export async function listCyclesOf(db: Kysely<Schema>, personIds: string[]): Promise<Map<string, CycleState[]>> {
  const rows = await cycleRows(db).where('person_id', 'in', givenIds(db, personIds)).execute();
  const targets = await listTargets(
    db,
    rows.map((row) => row.id),
  );
  const byPerson = new Map<string, CycleState[]>();
  for (const row of rows) {
    const known = byPerson.get(row.person_id) ?? [];
    byPerson.set(row.person_id, [...known, cycleFrom(row, targets.get(row.id) ?? [])]);
  }
  return byPerson;
}

function cycleRows(db: Kysely<Schema>) {
  return db
    .selectFrom('cycles')
    .innerJoin('curriculum_versions', 'curriculum_versions.id', 'cycles.curriculum_version_id')
    .selectAll('cycles')
    .select('curriculum_versions.number as curriculum_number');
}

type CycleRow = Awaited<ReturnType<ReturnType<typeof cycleRows>['execute']>>[number];

/** The days of grace of a waived cycle, and the date it had before, stand in its events alone. */
function cycleFrom(row: CycleRow, targets: TargetState[]): CycleState {
  return {
    id: row.id,
    curriculum: row.curriculum_id,
    curriculumVersion: row.curriculum_number,
    number: row.number,
    kind: row.kind,
    state: row.state,
    opensOn: row.opens_on,
    dueOn: row.due_on,
    lateOn: row.late_on,
    graceDays: daysBetween(row.due_on, row.late_on),
    waiver: row.waived_until === null ? null : { until: row.waived_until, dueBefore: row.due_on },
    countsFromSeq: row.counts_from_seq,
    begunSeq: row.begun_seq,
    fulfilledOn: row.fulfilled_on,
    expiresOn: row.expires_on,
    rule: row.rule_id,
    targets,
  };
}

async function listTargets(db: Kysely<Schema>, cycleIds: string[]): Promise<Map<string, TargetState[]>> {
  const rows = await db
    .selectFrom('targets')
    .where('cycle_id', 'in', givenIds(db, cycleIds))
    .selectAll('targets')
    .orderBy('cycle_id')
    .orderBy('module_id')
    .orderBy('track')
    .execute();
  const byCycle = new Map<string, TargetState[]>();
  for (const { cycle_id, module_id, track, version, base, met_seq } of rows) {
    const list = byCycle.get(cycle_id) ?? [];
    list.push({ module: module_id, track, version, base, metSeq: met_seq });
    byCycle.set(cycle_id, list);
  }
  return byCycle;
}

async function openingOrder(db: Kysely<Schema>, personId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('learning_events')
    .select(['object_id', 'seq'])
    .where('person_id', '=', personId)
    .where('verb', '=', 'cycle.opened')
    .execute();
  return new Map(rows.map((row) => [row.object_id, row.seq]));
}
