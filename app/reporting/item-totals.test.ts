import { expect, test } from 'vitest';
import { countItems } from '#app/assessment/count-items.server.ts';
import { getItemStatistics } from '#app/assessment/get-item-statistics.server.ts';
import { makeLearner, makeRule, publishSample, publishSampleCurriculum, takeQuiz } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { checkItemTotals } from './check-records/check-item-totals.server.ts';

eachEngine(({ database }) => {
  test('first answers are counted once, five people at a time, and the totals stand a recount', async () => {
    const [db, deps] = [await database(), testDeps()];
    const facts = await publishSample(db, deps, 'one');
    await makeRule(db, deps, await publishSampleCurriculum(db, deps, 'course', [{ module: 'one', track: 'full' }]));
    const hashes = facts.questions.map(({ hash }) => hash);
    const peopleOf = async () => {
      await countItems(db);
      const statistics = await getItemStatistics(db, hashes);
      return hashes.map((hash) => statistics.get(hash)?.people ?? 0);
    };
    const [missed] = facts.questions;
    const ending = missed?.id.replace('one-', '') ?? '';
    const people = [];
    for (let n = 0; n < 4; n += 1) people.push(await makeLearner(db, deps));
    for (const person of people) await takeQuiz(db, deps, person, 'one', [ending]);
    expect(await peopleOf()).toEqual(hashes.map(() => 0));
    // A second attempt of somebody is no second person.
    await takeQuiz(db, deps, people[0] ?? '', 'one');
    expect(await peopleOf()).toEqual(hashes.map(() => 0));
    await takeQuiz(db, deps, await makeLearner(db, deps), 'one', [ending]);
    await Promise.all([countItems(db), countItems(db)]);
    const counted = await peopleOf();
    expect(Math.max(...counted)).toBe(5);
    expect(counted.every((n) => n === 0 || n === 5)).toBe(true);
    const rights = await getItemStatistics(db, hashes);
    for (const [hash, { right }] of rights) expect(right).toBe(hash === missed?.hash ? 0 : 1);
    await takeQuiz(db, deps, await makeLearner(db, deps), 'one');
    // The sixth waits for four more, whatever was drawn.
    expect((await peopleOf()).every((n) => n === 0 || n === 5)).toBe(true);
    expect(await checkItemTotals(db)).toEqual([]);
    await db.updateTable('item_totals').set({ n: 9 }).where('option', '=', '+').execute();
    expect((await checkItemTotals(db)).length).toBeGreaterThan(0);
  });
});
