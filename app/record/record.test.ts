import { expect, test } from 'vitest';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import { verifyCertificate } from '#app/certification/verify-certificate.server.ts';
import { verifyChain } from '#app/events/hash-chain.ts';
import { listEvents, listStoredEvents } from '#app/events/list-events.server.ts';
import {
  learnAll,
  makeLearner,
  makeRule,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, testDeps } from '#tests/setup/deps.ts';

eachEngine((engine) => {
  test('lessons and a passed quiz fulfil the cycle, and the certificate verifies', async () => {
    const db = await engine.database();
    const deps = testDeps();
    await rememberTestKey(db);
    const facts = await publishSample(db, deps, 'one');
    await publishSampleCurriculum(db, deps, 'nurse', [{ module: 'one', track: 'full' }]);
    await makeRule(db, deps, 'nurse');
    const personId = await makeLearner(db, deps, 'Łukasz Żurawski');

    await learnAll(db, deps, { personId, facts }, 'full');
    const failed = await takeQuiz(db, deps, personId, 'one', ['safe', 'safe-b']);
    expect(failed).toMatchObject({ passed: false, attemptsLeft: 2, certificates: [] });
    const passed = await takeQuiz(db, deps, personId, 'one', ['count']);
    expect(passed).toMatchObject({ status: 'closed', passed: true, attemptsLeft: 1 });

    const [certificate] = await listCertificates(db, personId);
    expect(certificate?.serial).toBe(passed.certificates[0]);
    expect(certificate?.snapshot.modules).toMatchObject([
      { id: 'one', version: 1, track: 'full', how: 'taught', minutes: 18, on: '2026-03-02' },
    ]);
    const verification = await verifyCertificate(db, deps, certificate?.serial ?? '');
    expect(verification).toMatchObject({ state: 'valid', name: 'Łukasz Żurawski' });
    const [cycle] = await listCycles(db, personId);
    expect(cycle).toMatchObject({ state: 'fulfilled', fulfilledOn: '2026-03-02', expiresOn: '2028-03-02' });

    const events = await listEvents(db, personId);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    const head = await db.selectFrom('record_heads').selectAll().executeTakeFirst();
    expect(verifyChain(await listStoredEvents(db, personId), head ?? null)).toEqual([]);
    console.log(events.map((e) => `${e.seq} ${e.verb} ${e.key}`).join('\n'));
    console.log(await db.selectFrom('standings').selectAll().execute());
  });
});
