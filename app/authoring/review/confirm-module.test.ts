import { expect, test } from 'vitest';
import { actorWith } from '#tests/factories/identity.ts';
import { newKey, publishSample } from '#tests/factories/record.ts';
import { makeStudio } from '#tests/factories/studio.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { getStudioPage } from '../get-studio-page.server.ts';
import { confirmModule } from './confirm-module.server.ts';
import { reviewDue } from './review-due.ts';

test('a module is due for thirty days before its day, and overdue after it', () => {
  const due = (today: string) => reviewDue(today, '2026-06-30');
  expect(['2026-05-30', '2026-05-31', '2026-06-30', '2026-07-01'].map(due)).toEqual(['later', 'due', 'due', 'overdue']);
});

eachEngine(({ database }) => {
  test('a review without a change sets the next day, which the content folder does not take back', async () => {
    const [db, deps] = [await database(), testDeps()];
    const { ben } = await makeStudio(db, deps);
    await publishSample(db, deps, 'sample');
    const confirm = (on: string, actor = ben) =>
      confirmModule(db, deps, { actor, key: newKey() }, { moduleId: 'sample', on });
    for (const on of ['2026-03-02', 'soon', '2032-01-01']) {
      await expect(confirm(on)).rejects.toMatchObject({ reason: 'authoring.next-review-day' });
    }
    const writer = actorWith(['write-modules'], null, ben.personId);
    await expect(confirm('2026-03-20', writer)).rejects.toMatchObject({ code: 'forbidden' });
    await confirm('2026-03-20');
    await publishSample(db, deps, 'sample');
    const { modules } = await getStudioPage(db, deps, ben);
    expect(modules.find(({ id }) => id === 'sample')?.review).toEqual({ by: '2026-03-20', due: 'due' });
    const audited = await db
      .selectFrom('audit_log')
      .select('details')
      .where('action', '=', 'module.reviewed')
      .execute();
    expect(audited).toEqual([{ details: '{"on":"2026-03-20"}' }]);
  });
});
