import { expect, test } from 'vitest';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { getAdvicePage } from './get-advice-page.server.ts';
import { newModule } from './new-module.server.ts';
import { silence } from './silence.server.ts';

eachEngine(({ database }) => {
  test('advice is silenced with a reason, which is kept with the draft', async () => {
    const [db, deps] = [await database(), testDeps()];
    const { id: actorId } = await makePerson(db);
    const moduleId = await newModule(db, deps, { actorId, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const { findings, revision } = await getAdvicePage(db, deps, moduleId);
    const [first] = findings ?? [];
    if (!first) throw new Error('no advice on the template');
    const { rule, place } = first;
    const live = (reason: string, at = revision) =>
      silence(db, deps, actorId, { moduleId, rule, place, reason, revision: at });
    await expect(live(' ')).rejects.toMatchObject({ reason: 'authoring.reason-missing' });
    await live('It is a short module.');
    await expect(live('Again.')).rejects.toMatchObject({ code: 'stale' });
    const after = await getAdvicePage(db, deps, moduleId);
    expect(after.findings?.map((each) => [each.rule, each.place])).not.toContainEqual([rule, place]);
    expect(after.silenced).toEqual([{ rule, place, reason: 'It is a short module.' }]);
  });
});
