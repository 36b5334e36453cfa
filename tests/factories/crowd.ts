import type { Kysely } from 'kysely';
import { recountTotals } from '#app/assignments/rebuild-totals.server.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import { makePerson, makeUnit } from './people.ts';

export const crowdToday: CalendarDate = '2026-03-01';
const first = ['Ada', 'Ben', 'Łukasz', 'Zoë', 'Noor', 'Ewa'];
const last = ['Okafor', 'O’Neill', 'Nowak', 'van den Berg', 'Smith', 'Adams'];
/** Days from `crowdToday`, the edges of each state among them. */
const offsets = [-60, -15, -14, -13, -1, 0, 1, 15, 16, 29, 30, 31, 80];
const stages = ['never', 'begun', 'holding', 'waived', 'none'] as const;

/**
 * A hospital with two divisions of two wards each, and people whose standings are stored without any event: as a person, in
 * the course `care` and in the module `privacy`, at every stage, with dates around `crowdToday`, counted in the totals.
 */
export async function makeStoredCrowd(db: Kysely<Schema>, count: number) {
  const hospital = await makeUnit(db, { name: 'Hospital' });
  const divisions = [
    await makeUnit(db, { name: 'Medicine', parent: hospital }),
    await makeUnit(db, { name: 'Surgery', parent: hospital }),
  ];
  const wards = [];
  for (const parent of divisions) for (const n of [1, 2]) wards.push(await makeUnit(db, { name: `Ward ${n}`, parent }));
  const places = [...wards, ...wards, hospital, { path: '' }];
  const standings: Schema['standings'][] = [];
  const modules: Schema['module_standings'][] = [];
  for (let n = 0; n < count; n += 1) {
    const name = `${first[n % 6]} ${last[(n * 5) % 7] ?? 'Ad'}`;
    const person = await makePerson(db, { name, staff_number: n % 3 === 0 ? `S-${n}` : null });
    const place = { unit_path: places[(n * 7) % places.length]?.path ?? '', sort_name: person.sort_name };
    const standing = (index: number) => {
      const stage = stages[(n + index) % 5] ?? 'none';
      const dueOn = addDays(crowdToday, offsets[(n * 5 + index) % 13] ?? 0);
      const lateOn = addDays(dueOn, stage === 'waived' || stage === 'holding' ? 0 : 14);
      const open = stage === 'none' || (stage === 'holding' && n % 4 === 0) ? null : { dueOn, lateOn };
      return { stage, due_on: open?.dueOn ?? null, late_on: open?.lateOn ?? null };
    };
    const own = { person_id: person.id, ...place };
    standings.push({ ...own, ...standing(n), curriculum_id: '', last_act_at: null });
    if (n % 2 === 0) standings.push({ ...own, ...standing(n + 1), curriculum_id: 'care', last_act_at: null });
    const { stage, ...dates } = standing(n + 2);
    if (stage === 'never' || stage === 'begun') modules.push({ ...own, ...dates, stage: 'open', module_id: 'privacy' });
    if (stage === 'waived') modules.push({ ...own, ...dates, stage, module_id: 'privacy' });
    if (stage === 'holding') modules.push({ ...own, due_on: null, late_on: null, stage: 'met', module_id: 'privacy' });
  }
  await db.insertInto('standings').values(standings).execute();
  await db.insertInto('module_standings').values(modules).execute();
  await db.transaction().execute((tx) => recountTotals(tx));
  return { hospital, divisions, wards, standings, modules };
}
