import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps, testPublicJwk } from '#tests/setup/deps.ts';
import { listPublicKeys, loadSigner, verifySignature } from './keys.server.ts';

const secret = 'a secret of at least thirty-two characters';
const now = new Date('2026-03-02T09:00:00Z');

eachEngine((engine) => {
  test('the first signer makes the key, later ones find it', async () => {
    const db = await engine.database();
    const first = await loadSigner(db, secret, now);
    const second = await loadSigner(db, secret, new Date('2027-01-01T00:00:00Z'));
    expect(second.kid).toBe(first.kid);
    const keys = await listPublicKeys(db);
    expect(keys).toMatchObject([{ kid: first.kid, alg: 'EdDSA', fromAt: now.toISOString(), untilAt: null }]);
    const signature = second.sign('étages');
    expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/);
    expect(verifySignature(keys[0]?.jwk ?? {}, 'étages', signature)).toBe(true);
  });

  test('two processes that start together share one key', async () => {
    const db = await engine.database();
    const handles = [db, engine.again(db), db, engine.again(db)];
    const signers = await Promise.all(handles.map((handle) => loadSigner(handle, secret, now)));
    expect(new Set(signers.map((signer) => signer.kid)).size).toBe(1);
    expect(await listPublicKeys(db)).toHaveLength(1);
  });

  test('the private half is nowhere in the clear and another secret is refused in plain words', async () => {
    const db = await engine.database();
    const { kid } = await loadSigner(db, secret, now);
    const row = await db.selectFrom('signing_keys').selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(row.public)).toEqual({ kty: 'OKP', crv: 'Ed25519', x: expect.any(String) });
    expect(row.private_sealed).toMatch(/^v1\./);
    const { x } = JSON.parse(row.public) as { x: string };
    const thumbprint = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
    expect(kid).toBe(thumbprint);
    await expect(loadSigner(db, `${secret}!`, now)).rejects.toThrow('SECRET does not open the signing key');
  });
});

test('only the very signature of the very text by the very key is good', () => {
  const signature = testDeps().signer.sign('text');
  expect(verifySignature(testPublicJwk, 'text', signature)).toBe(true);
  expect(verifySignature(testPublicJwk, 'texts', signature)).toBe(false);
  const otherKey = { ...testPublicJwk, x: Buffer.alloc(32, 5).toString('base64url') };
  const changed = (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1);
  expect(verifySignature(testPublicJwk, 'text', changed)).toBe(false);
  for (const jwk of [otherKey, {}, { kty: 'OKP', crv: 'Ed25519' }, { ...testPublicJwk, crv: 'X25519' }]) {
    expect(verifySignature(jwk, 'text', signature)).toBe(false);
  }
  for (const malformed of ['', 'AAAA', `${signature}=`, `${signature}AA`, signature.slice(0, -1), '!'.repeat(86)]) {
    expect(verifySignature(testPublicJwk, 'text', malformed)).toBe(false);
  }
});
