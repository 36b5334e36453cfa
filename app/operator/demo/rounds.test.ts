import { expect, test } from 'vitest';
import { getRoundPage } from '#app/readiness/get-round-page.server.ts';
import { listRounds } from '#app/readiness/list-rounds.server.ts';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { makeRounds } from './make-rounds.server.ts';
import { survey } from './rounds.ts';

eachEngine((engine) => {
  test('the demo has two panels to compare and a survey of which every answer is shown', async () => {
    const [db, deps] = [await engine.database(), testDeps({ at: '2026-11-28T09:00:00Z' })];
    const { id: actorId } = await makePerson(db);
    const present = deps.now().getTime();
    const goBack = (days: number) => deps.clock.set(new Date(present - days * 86_400_000).toISOString());
    await makeRounds({ db, deps, actorId, goBack });
    goBack(0);
    const rounds = await listRounds(db, deps);
    expect(rounds.map(({ kind, open }) => [kind, open])).toEqual([
      ['survey', false],
      ['panel', false],
      ['panel', false],
    ]);
    const page = (index: number) => getRoundPage(db, deps, { roundId: rounds[index]?.id ?? '', weights: null });
    const { panel } = await page(1);
    expect(panel?.rounds).toHaveLength(2);
    expect(panel).toMatchObject({ band: 'building', fewRaters: false, gates: [] });
    expect((await page(2)).panel?.gates.map(({ gate }) => gate)).toEqual(['dimension', 'clinical']);
    const result = (await page(0)).survey?.now.result;
    expect(result?.sheets).toBe(37);
    for (const { id, answers } of result?.items ?? []) {
      expect([answers?.unknown, ...(answers?.levels.map(({ n }) => n) ?? [])]).toEqual(survey.answers[id]);
    }
  });
});
