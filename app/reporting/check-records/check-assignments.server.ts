import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { expectedCycles, expectedStandings, expectedTargets } from './expect-assignments.ts';
import { columns, compareRows, type Finding, finding, keyOf, type StoredRow } from './finding.ts';
import type { Replayed } from './replayed.ts';

/** Cycles, targets and standings against a person's replayed history. */
export async function checkAssignments(db: Kysely<Schema>, replayed: Replayed): Promise<Finding[]> {
  const { person } = replayed;
  const standings = await db.selectFrom('standings').selectAll().where('person_id', '=', person).execute();
  const isNew = replayed.events.length === 0;
  const expected = expectedStandings(replayed).map((row) => ({ ...row, optional: isNew }));
  const stored = standings.map((row) => ({
    key: keyOf({ curriculum_id: row.curriculum_id }),
    values: columns(row, ['stage', 'due_on', 'late_on', 'last_act_at']),
  }));
  return [
    ...compareRows('cycles', person, expectedCycles(replayed), await storedCycles(db, person)),
    ...compareRows('targets', person, expectedTargets(replayed), await storedTargets(db, person)),
    ...compareRows('standings', person, expected, stored),
    ...(await checkPlaces(db, person, standings)),
  ];
}

async function storedCycles(db: Kysely<Schema>, person: string): Promise<StoredRow[]> {
  const rows = await db.selectFrom('cycles').selectAll().where('person_id', '=', person).execute();
  return rows.map(({ id, person_id: _person, ...values }) => ({ key: keyOf({ id }), values }));
}

async function storedTargets(db: Kysely<Schema>, person: string): Promise<StoredRow[]> {
  const rows = await db
    .selectFrom('targets')
    .innerJoin('cycles', 'cycles.id', 'targets.cycle_id')
    .selectAll('targets')
    .where('person_id', '=', person)
    .execute();
  return rows.map((row) => ({
    key: keyOf({ cycle_id: row.cycle_id, module_id: row.module_id, track: row.track }),
    values: columns(row, ['version', 'base', 'met_seq']),
  }));
}

/** A standing stands under the person's sort name, in a unit where they are or were employed. */
async function checkPlaces(db: Kysely<Schema>, person: string, standings: Schema['standings'][]): Promise<Finding[]> {
  const units = await db
    .selectFrom('employments')
    .innerJoin('units', 'units.id', 'employments.unit_id')
    .select('path')
    .where('person_id', '=', person)
    .execute();
  const paths = units.length === 0 ? [''] : units.map((unit) => unit.path);
  const name = await db.selectFrom('people').select('sort_name').where('id', '=', person).executeTakeFirst();
  return standings.flatMap((row) => {
    const about = { table: 'standings', key: keyOf({ curriculum_id: row.curriculum_id }), person };
    const place = { ...about, stored: row.unit_path, expected: paths.join(' or ') };
    const called = { ...about, stored: row.sort_name, expected: name?.sort_name ?? '' };
    return [
      ...(paths.includes(row.unit_path)
        ? []
        : [finding(place, `it stands in the unit ${row.unit_path}, where the person was never employed`)]),
      ...(called.stored === called.expected
        ? []
        : [finding(called, `it is sorted under "${called.stored}"; the person is called "${called.expected}"`)]),
    ];
  });
}
