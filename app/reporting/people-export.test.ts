import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { SheetFormat } from '#app/formats/sheet.ts';
import { sheetFile } from '#app/formats/sheet-file.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import { crowdToday, makeStoredCrowd } from '#tests/factories/crowd.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { publishSample, publishSampleCurriculum } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { bytesOf, readSheet } from '#tests/setup/read-files.ts';
import { PeopleAnswer } from './api/answers.ts';
import { apiPaths } from './api/paths.ts';
import { readPeople } from './api/read-people.server.ts';
import { exportPeople } from './export-people.server.ts';
import { getPeoplePage } from './get-people-page.server.ts';
import { type PeopleFilter, peopleStates } from './people-filter.ts';
import type { PeopleRowView } from './people-view.ts';
import { rowState } from './people-words.ts';

/** Of a row of the screen, and of the same in a file, what both say. */
const screenOf = ({ name, staffNumber, unit, jobRole, state, dueOn, overdueFrom, needsTalk }: PeopleRowView) => [
  ...[name, staffNumber, unit, jobRole, rowState[state].word, dueOn, overdueFrom, needsTalk ? 'yes' : 'no'],
];
/** Of a person in an answer to a program, the row of a file. */
const toldOf = (person: z.output<typeof PeopleAnswer>['people'][number]) => [
  ...[person.name, person.staffNumber, person.unit, person.jobRole, rowState[person.state].word],
  ...[person.dueBy, person.validUntil, person.overdueFrom, person.needsTalk ? 'yes' : 'no'],
];
const shownOf = ([name, number, unit, role, word, due, valid, overdue, talk]: (string | null)[]) => [
  ...[name, number, unit, role, word, due ?? valid, overdue, talk],
];

eachEngine((engine) => {
  async function begin() {
    const [db, deps] = [await engine.database(), testDeps()];
    await publishSample(db, deps, 'privacy');
    await publishSampleCurriculum(db, deps, 'care', [{ module: 'privacy', track: 'full' }]);
    const { hospital, wards } = await makeStoredCrowd(db, 120);
    deps.clock.set(`${crowdToday}T09:00:00Z`);
    const onScreen = async (viewer: Actor, filter: PeopleFilter) => {
      const people: PeopleRowView[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await getPeoplePage(db, deps, viewer, { ...filter, ...(after && { after }) });
        people.push(...page.people);
        after = page.next;
      }
      return people;
    };
    const inFile = async (viewer: Actor, filter: PeopleFilter, format: SheetFormat) => {
      const file = sheetFile(await exportPeople(db, deps, viewer, filter, format), format);
      return readSheet(format, await bytesOf(file.bytes));
    };
    const asJson = async (viewer: Actor, filter: PeopleFilter) => {
      const program = { ...viewer, tokenId: 'token', scopes: [], notedAt: deps.now().toISOString() };
      const people: z.output<typeof PeopleAnswer>['people'] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const asked = apiPaths['/people'].query.parse({ ...filter, after, limit: '17' });
        const page = PeopleAnswer.parse(await readPeople(db, deps, program, asked));
        people.push(...page.people);
        after = page.next;
      }
      return people;
    };
    return { db, deps, asJson, hospital, wards, onScreen, inFile };
  }

  test('for each viewer and filter screen, CSV, workbook and JSON have the same rows in the same order', async () => {
    const { hospital, wards, onScreen, inFile, asJson } = await begin();
    const viewers = [null, hospital.path, wards[2]?.path ?? ''].map((path) =>
      actorWith(['see-team', 'export-team'], path),
    );
    let compared = 0;
    for (const viewer of viewers) {
      for (const about of [{}, { course: 'care' }, { module: 'privacy' }]) {
        for (const state of [undefined, ...peopleStates]) {
          const filter: PeopleFilter = { ...about, state, sort: state === 'current' ? 'name' : 'due' };
          const people = await onScreen(viewer, filter);
          const csv = await inFile(viewer, filter, 'csv');
          expect(csv.map(shownOf)).toEqual(people.map(screenOf));
          expect(await inFile(viewer, filter, 'xlsx')).toEqual(csv);
          expect((await asJson(viewer, filter)).map(toldOf)).toEqual(csv);
          compared += people.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
    expect(await inFile(viewers[0] as Actor, { q: 'okafor', before: 'x', page: 'last' }, 'csv')).toEqual(
      await inFile(viewers[0] as Actor, { q: 'okafor' }, 'csv'),
    );
  }, 120_000);

  test('only whom one may take away: a unit at a time, and each time it is in the trail, without the name searched for', async () => {
    const { db, deps, hospital, wards, inFile } = await begin();
    const [ward] = wards;
    const two = { ...actorWith(['see-team'], hospital.path) };
    two.grants.push({ capability: 'export-team', unitPath: ward?.path ?? '', moduleId: null });
    await expect(inFile(two, {}, 'csv')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(inFile(actorWith(['see-team', 'read-records'], null), {}, 'xlsx')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(inFile(actorWith([], null), {}, 'csv')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getPeoplePage(db, deps, two, {})).mayExport).toBe(false);
    expect(await inFile(two, { unit: ward?.id, q: 'ada' }, 'xlsx')).not.toEqual([]);
    const trail = await db.selectFrom('audit_log').selectAll().where('action', '=', 'team.export').execute();
    expect(trail.map(({ object, details }) => [object, JSON.parse(details)])).toEqual([
      [`unit:${ward?.id}`, { unit: ward?.id, on: crowdToday, searched: true, format: 'xlsx' }],
    ]);
  });
});
