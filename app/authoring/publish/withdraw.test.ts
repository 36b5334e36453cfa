import { expect, test } from 'vitest';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { makePerson } from '#tests/factories/people.ts';
import { publishSample } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { getWithdrawPage, withdraw } from './withdraw.server.ts';

eachEngine(({ database }) => {
  test('the version that is served is withdrawn with a reason, and the one before comes back', async () => {
    const [db, deps] = [await database(), testDeps()];
    const { id: actorId } = await makePerson(db);
    await publishSample(db, deps, 'one');
    await publishSample(db, deps, 'one', { text: 'Hello again.' });
    expect(await getWithdrawPage(db, deps, 'one')).toMatchObject({ number: 2, instead: 1, title: 'Module one' });
    const take = (number: number, reason = 'The dose was wrong.') =>
      withdraw(db, deps, { actorId, moduleId: 'one', number, reason });
    await expect(take(2, ' ')).rejects.toMatchObject({ reason: 'authoring.reason-missing' });
    await expect(take(1)).rejects.toMatchObject({ code: 'stale' });
    await take(2);
    expect((await getCurrentFacts(db, 'one'))?.number).toBe(1);
    await expect(take(2)).rejects.toMatchObject({ code: 'stale' });
    await take(1);
    expect(await getCurrentFacts(db, 'one')).toBeNull();
    await expect(getWithdrawPage(db, deps, 'one')).rejects.toMatchObject({ code: 'not-found' });
  });
});
