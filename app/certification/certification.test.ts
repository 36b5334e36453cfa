import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { lockRecord } from '#app/events/lock-record.server.ts';
import { verifySignature } from '#app/platform/keys.server.ts';
import type { Schema } from '#db/schema.ts';
import { makePerson } from '#tests/factories/people.ts';
import {
  learnAll,
  makeLearner,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps, testPublicJwk } from '#tests/setup/deps.ts';
import { getCertificate, listCertificates } from './list-certificates.server.ts';
import { reissueForName } from './reissue-certificate.server.ts';
import { revokeCertificate } from './revoke-certificate.server.ts';
import { verifyCertificate } from './verify-certificate.server.ts';

type Db = Kysely<Schema>;

async function makeHolder(db: Db, deps: TestDeps, name: string) {
  await rememberTestKey(db);
  const facts = await publishSample(db, deps, 'one');
  await publishSampleCurriculum(db, deps, 'nurse', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, 'nurse');
  const personId = await makeLearner(db, deps, name);
  await learnAll(db, deps, { personId, facts }, 'foundation');
  const { certificates } = await takeQuiz(db, deps, personId, 'one');
  return { personId, serial: certificates[0] ?? '' };
}

const inRecord = <T>(
  db: Db,
  personId: string,
  work: (tx: Parameters<typeof lockRecord>[0], locked: Awaited<ReturnType<typeof lockRecord>>) => Promise<T>,
) =>
  db.transaction().execute(async (tx) => work(tx, await lockRecord(tx, { personId, actorId: 'admin', key: newKey() })));

async function rename(db: Db, deps: TestDeps, personId: string, name: string) {
  await db.updateTable('people').set({ name }).where('id', '=', personId).execute();
  return inRecord(db, personId, (tx, locked) => reissueForName(tx, deps, locked));
}

eachEngine((engine) => {
  describe('a certificate', () => {
    test('freezes the name as typed, in any script, and a signature over the stored text', async () => {
      const db = await engine.database();
      const deps = testDeps();
      const { personId, serial } = await makeHolder(db, deps, 'עדי לוי 王小明 A\u030angström');
      const [certificate] = await listCertificates(db, personId);
      expect(certificate).toMatchObject({ serial, name: 'עדי לוי 王小明 A\u030angström', issue: 1, superseded: false });
      expect(certificate?.snapshot).toMatchObject({
        format: 'acumen-certificate/1',
        serial,
        curriculum: { id: 'nurse', title: 'Curriculum nurse', number: 1, validityMonths: 24 },
        modules: [{ id: 'one', title: 'Module one', track: 'foundation', how: 'taught', outcomes: ['say hello'] }],
        minutes: 12,
        issuer: { name: 'Riverside Hospital', kid: 'test-key' },
        issuedOn: '2026-03-02',
        expiresOn: '2028-03-02',
      });
      const row = await db.selectFrom('certificates').selectAll().executeTakeFirstOrThrow();
      expect(verifySignature(testPublicJwk, row.snapshot, row.signature)).toBe(true);
      expect(row.snapshot).not.toContain('王小明');
      const events = await db.selectFrom('learning_events').select('body').execute();
      expect(JSON.stringify(events)).not.toContain('王小明');
    });

    test('is found by its holder alone', async () => {
      const db = await engine.database();
      const { personId, serial } = await makeHolder(db, testDeps(), 'Ada');
      const other = await makePerson(db);
      expect(await getCertificate(db, personId, serial)).toMatchObject({ serial });
      expect(await getCertificate(db, other.id, serial)).toBeNull();
      expect(await listCertificates(db, other.id)).toEqual([]);
    });

    test('is valid up to and on its last day, and then expired', async () => {
      const db = await engine.database();
      const deps = testDeps();
      const { serial } = await makeHolder(db, deps, 'Ada');
      const state = async () => (await verifyCertificate(db, deps, serial.toLowerCase())).state;
      expect(await state()).toBe('valid');
      deps.clock.set('2028-03-02T22:59:00Z');
      expect(await state()).toBe('valid');
      deps.clock.set('2028-03-02T23:01:00Z');
      expect(await state()).toBe('expired');
    });

    test('unknown and impossible serials are unknown', async () => {
      const db = await engine.database();
      for (const typed of ['', '%', '00000-00000-00000-00000']) {
        expect(await verifyCertificate(db, testDeps(), typed)).toEqual({ state: 'unknown' });
      }
    });

    test('a new name makes a new serial; the old page shows no name, and the names are not linked', async () => {
      const db = await engine.database();
      const deps = testDeps();
      const { personId, serial } = await makeHolder(db, deps, 'Old Name');
      const [issued] = await rename(db, deps, personId, 'New Name');
      const old = await verifyCertificate(db, deps, serial);
      expect(old).toMatchObject({ state: 'superseded', name: null });
      expect(JSON.stringify(old)).not.toContain('Name');
      expect(JSON.stringify(old)).not.toContain(issued?.serial);
      const renewed = await verifyCertificate(db, deps, issued?.serial ?? '');
      expect(renewed).toMatchObject({
        state: 'valid',
        name: 'New Name',
        snapshot: { supersedes: serial, expiresOn: '2028-03-02' },
      });
      expect(await rename(db, deps, personId, 'New Name')).toEqual([]);
      const all = await listCertificates(db, personId);
      expect(all.map(({ issue, superseded }) => [issue, superseded]).sort()).toEqual([
        [1, true],
        [2, false],
      ]);
    });

    test('a revoked one stays revoked, and is not issued again for a new name', async () => {
      const db = await engine.database();
      const deps = testDeps();
      const { personId, serial } = await makeHolder(db, deps, 'Ada');
      const revoke = () =>
        inRecord(db, personId, (tx, locked) => revokeCertificate(tx, deps, locked, { serial, why: 'other' }));
      await revoke();
      expect(await verifyCertificate(db, deps, serial)).toMatchObject({ state: 'revoked', revokedOn: '2026-03-02' });
      await expect(revoke()).rejects.toMatchObject({ code: 'closed' });
      expect(await rename(db, deps, personId, 'Ada Lovelace')).toEqual([]);
      const stranger = await makePerson(db);
      const foreign = inRecord(db, stranger.id, (tx, locked) =>
        revokeCertificate(tx, deps, locked, { serial, why: 'other' }),
      );
      await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    });

    test('nothing that was altered is shown', async () => {
      const db = await engine.database();
      const deps = testDeps();
      const { serial } = await makeHolder(db, deps, 'Ada');
      const row = await db.selectFrom('certificates').selectAll().executeTakeFirstOrThrow();
      const changes: Partial<Schema['certificates']>[] = [
        { snapshot: row.snapshot.replace('"foundation"', '"full"') },
        { snapshot: '{' },
        { signature: 'A'.repeat(86) },
        { signature: '' },
        { name: 'Somebody Else' },
        { salt: 'other' },
        { expires_on: '2099-01-01' },
      ];
      for (const change of changes) {
        await db.updateTable('certificates').set(change).execute();
        expect(await verifyCertificate(db, deps, serial), JSON.stringify(change)).toEqual({ state: 'altered', serial });
        await db.updateTable('certificates').set(row).execute();
      }
      expect(await verifyCertificate(db, deps, serial)).toMatchObject({ state: 'valid' });
    });

    test('a key that is not in our list is not ours, however good the signature', async () => {
      const db = await engine.database();
      const deps = testDeps();
      const { serial } = await makeHolder(db, deps, 'Ada');
      await db.deleteFrom('signing_keys').execute();
      expect(await verifyCertificate(db, deps, serial)).toEqual({ state: 'not-ours', serial, kid: 'test-key' });
    });

    test('an erased name leaves every claim standing', async () => {
      const db = await engine.database();
      const deps = testDeps();
      const { serial } = await makeHolder(db, deps, 'Ada');
      await db.updateTable('certificates').set({ name: null, salt: null }).execute();
      expect(await verifyCertificate(db, deps, serial)).toMatchObject({ state: 'valid', name: null });
    });
  });
});
