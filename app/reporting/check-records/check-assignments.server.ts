import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { expectedCycles, expectedModules, expectedStandings, expectedTargets } from './expect-assignments.ts';
import { columns, compareRows, type Finding, finding, keyOf, type StoredRow } from './finding.ts';
import type { Replayed } from './replayed.ts';

/** Cycles, targets and standings against a person's replayed history. */
export async function checkAssignments(db: Kysely<Schema>, replayed: Replayed): Promise<Finding[]> {
  const { person } = replayed;
  const standings = await db.selectFrom('standings').selectAll().where('person_id', '=', person).execute();
  const isListed = await isActive(db, person);
  const isNew = replayed.events.length === 0;
  const expected = isListed ? expectedStandings(replayed).map((row) => ({ ...row, optional: isNew })) : [];
  const modules = await db.selectFrom('module_standings').selectAll().where('person_id', '=', person).execute();
  const stored = standings.map((row) => ({
    key: keyOf({ curriculum_id: row.curriculum_id }),
    values: columns(row, ['stage', 'due_on', 'late_on', 'last_act_at']),
  }));
  return [
    ...compareRows('cycles', person, expectedCycles(replayed), await storedCycles(db, person)),
    ...compareRows('targets', person, expectedTargets(replayed), await storedTargets(db, person)),
    ...compareRows('standings', person, expected, stored),
    ...compareRows('module_standings', person, isListed ? expectedModules(replayed) : [], modules.map(storedModule)),
    ...(await checkPlaces(db, person, standings)),
    ...checkModulePlaces(person, standings, modules),
  ];
}

/** Somebody who is not active is on no list and in no total. */
async function isActive(db: Kysely<Schema>, person: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('active').where('id', '=', person).executeTakeFirst();
  return row?.active === 1;
}

const storedModule = (row: Schema['module_standings']): StoredRow => ({
  key: keyOf({ module_id: row.module_id }),
  values: columns(row, ['stage', 'due_on', 'late_on']),
});

/** The standings by module stand where the person's standing does. */
function checkModulePlaces(
  person: string,
  [whole]: Schema['standings'][],
  modules: Schema['module_standings'][],
): Finding[] {
  const place = (row: { unit_path: string; sort_name: string }) => `${row.unit_path} ${row.sort_name}`;
  return modules
    .filter((row) => whole !== undefined && place(row) !== place(whole))
    .map((row) => {
      const about = { table: 'module_standings', key: keyOf({ module_id: row.module_id }), person };
      const values = { stored: place(row), expected: whole ? place(whole) : '' };
      return finding({ ...about, ...values }, 'it stands elsewhere than the person does');
    });
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
    .select(['path', 'until_on'])
    .where('person_id', '=', person)
    .execute();
  // Whoever has left belongs to no unit.
  const hasLeft = units.every((unit) => unit.until_on !== null);
  const paths = [...(hasLeft ? [''] : []), ...units.map((unit) => unit.path)];
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
