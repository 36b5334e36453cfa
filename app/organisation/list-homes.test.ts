import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#app/platform/calendar.ts';
import { makeEmployment, makeJobRole, makePerson, makeUnit } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { getHome } from './list-employments.server.ts';
import { listHomes } from './list-homes.server.ts';

eachEngine((engine) => {
  test('many people belong where each of them alone does', async () => {
    const db = await engine.database();
    const units = [await makeUnit(db), await makeUnit(db), await makeUnit(db)];
    const { id: job_role_id } = await makeJobRole(db);
    const today = '2026-03-02';
    const day = fc.integer({ min: -4, max: 4 });
    const employment = fc.record({
      unit: fc.nat(2),
      main: fc.boolean(),
      from: day,
      length: fc.option(fc.integer({ min: 1, max: 5 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(employment, { maxLength: 3 }), { minLength: 2, maxLength: 4 }),
        async (all) => {
          const people: string[] = [];
          for (const employments of all) {
            const { id } = await makePerson(db);
            people.push(id);
            for (const { unit, main, from, length } of employments) {
              const from_on = addDays(today, from);
              const until_on = length === null ? null : addDays(from_on, length);
              const place = { unit_id: units[unit]?.id, job_role_id, main: main ? 1 : 0 } as const;
              await makeEmployment(db, { person_id: id, ...place, from_on, until_on });
            }
          }
          const homes = await listHomes(db, people, today);
          for (const person of people) {
            expect(homes.get(person)).toBe((await getHome(db, person, today))?.unitPath);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
