import { expect, test } from 'vitest';
import { endRule } from '#app/assignments/end-rule.server.ts';
import { listRules } from '#app/assignments/list-rules.server.ts';
import { listUnappliedRules } from '#app/record/apply-rule.server.ts';
import { makeEmployment } from '#tests/factories/people.ts';
import { contentFolder } from '#tests/fixtures/content-folder.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { loadContentFolder } from './load-content-folder.server.ts';

const quietly = () => {};

eachEngine((engine) => {
  test('a rule that the folder proposes is proposed once, also where it was ended by hand', async () => {
    const runtime = { db: await engine.database(), deps: testDeps() };
    const folder = await contentFolder();
    await loadContentFolder(runtime, folder, quietly);
    const [rule] = await listRules(runtime.db);
    expect(rule).toMatchObject({ curriculum: 'basic', due: { days: 30 }, fromOn: '2026-03-02', madeBy: null });
    const end = { ruleId: rule?.id ?? '', untilOn: '2026-03-02', revision: 1, by: 'admin' };
    await runtime.db.transaction().execute((tx) => endRule(tx, runtime.deps, end));
    await loadContentFolder(runtime, folder, quietly);
    expect(await listRules(runtime.db)).toMatchObject([{ id: rule?.id, untilOn: '2026-03-02' }]);
  });

  test('it is applied to people who are there already; where there is nobody, nothing is planned', async () => {
    const runtime = { db: await engine.database(), deps: testDeps() };
    const folder = await contentFolder();
    await loadContentFolder(runtime, folder, quietly);
    expect(await listUnappliedRules(runtime.db)).toEqual(new Set());
    await makeEmployment(runtime.db);
    await runtime.db.deleteFrom('rules').execute();
    await loadContentFolder(runtime, folder, quietly);
    const [rule] = await listRules(runtime.db);
    expect(await listUnappliedRules(runtime.db)).toEqual(new Set([rule?.id]));
  });
});
