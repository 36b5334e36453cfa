import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import { makeCertificate } from '#tests/factories/certificates.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps, testPublicJwk } from '#tests/setup/deps.ts';
import { forgetCredentials } from './forget-credentials.server.ts';
import { getCredential } from './get-credential.server.ts';

const origin = 'https://acumen.example';

eachEngine((engine) => {
  test('a form is made once and then stays the same, byte for byte', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { id } = await makeCertificate(db, deps);
    const first = await getCredential(db, deps, { certificateId: id, form: 'pdf', origin });
    deps.clock.advance({ days: 3 });
    const second = await getCredential(db, deps, { certificateId: id, form: 'pdf', origin: 'https://other.example' });
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.isBuffer(second) && second.equals(first)).toBe(true);
    const rows = await db.selectFrom('credentials').select(['certificate_id', 'form', 'made_at']).execute();
    expect(rows).toEqual([{ certificate_id: id, form: 'pdf', made_at: '2026-03-02T09:00:00.000Z' }]);
  });

  test('of two first requests at once the second waits for what the first one makes', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { id } = await makeCertificate(db, deps);
    const wanted = { certificateId: id, form: 'pdf', origin } as const;
    const [one, two] = await Promise.all([getCredential(db, deps, wanted), getCredential(db, deps, wanted)]);
    expect(two).toBe(one);
    expect(await db.selectFrom('credentials').selectAll().execute()).toHaveLength(1);
  });

  test('the file for programs can be checked without this server', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { id, snapshot } = await makeCertificate(db, deps, { name: 'עדי לוי' });
    const bytes = await getCredential(db, deps, { certificateId: id, form: 'json', origin });
    const file = JSON.parse(bytes.toString('utf8'));
    const signed = Buffer.from(canonicalJson(file.certificate), 'utf8');
    const key = createPublicKey({ key: testPublicJwk, format: 'jwk' });
    expect(verify(null, signed, key, Buffer.from(file.signature.value, 'base64url'))).toBe(true);
    expect(sha256hex(`${file.holder.salt}\n${file.holder.name}`)).toBe(file.certificate.holder.nameHash);
    expect(file.certificate).toEqual(snapshot);
    expect(file.verify).toBe(`${origin}/verify/${snapshot.serial}`);
    expect(file.keys).toBe(`${origin}/.well-known/jwks.json`);
  });

  test('an erased name leaves nothing to download, not even what was kept', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { id } = await makeCertificate(db, deps);
    await getCredential(db, deps, { certificateId: id, form: 'json', origin });
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('certificates').set({ name: null, salt: null }).where('id', '=', id).execute();
      await forgetCredentials(tx, id);
    });
    for (const form of ['pdf', 'json'] as const) {
      const refusal = getCredential(db, deps, { certificateId: id, form, origin });
      await expect(refusal).rejects.toMatchObject({ code: 'not-offered', reason: 'credentials.name-erased' });
    }
    expect(await db.selectFrom('credentials').selectAll().execute()).toEqual([]);
  });

  test('a row that is not what was signed is not printed', async () => {
    const db = await engine.database();
    const deps = testDeps();
    const { id, snapshot } = await makeCertificate(db, deps);
    await db.updateTable('certificates').set({ name: 'Somebody Else' }).where('id', '=', id).execute();
    const made = getCredential(db, deps, { certificateId: id, form: 'pdf', origin });
    await expect(made).rejects.toThrow(`certificate ${snapshot.serial} differs from its signed snapshot`);
    const unknown = getCredential(db, deps, { certificateId: 'nothing', form: 'pdf', origin });
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });
});
