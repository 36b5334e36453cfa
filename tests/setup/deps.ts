import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { newId, newToken } from '#app/platform/ids.ts';
import type { Schema } from '#db/schema.ts';

export interface TestClock {
  set: (iso: string) => void;
  /** Moves the clock on. */
  advance: (change: { days?: number; minutes?: number; seconds?: number }) => void;
}

export interface TestDeps extends Deps {
  clock: TestClock;
}

/** PKCS #8 head of an Ed25519 private key of 32 bytes. */
const HEAD = '302e020100300506032b657004220420';
const privateKey = createPrivateKey({ key: Buffer.from(HEAD + '07'.repeat(32), 'hex'), format: 'der', type: 'pkcs8' });

export const testKid = 'test-key';
export const testPublicJwk = createPublicKey(privateKey).export({ format: 'jwk' });

/** Real ids, a fixed key, a clock that stands still until it is set. */
export function testDeps({ at = '2026-03-02T09:00:00Z', zone = 'Europe/Berlin' } = {}): TestDeps {
  let time = Date.parse(at);
  return {
    now: () => new Date(time),
    newId,
    newToken,
    zone,
    organisation: { name: 'Riverside Hospital' },
    signer: { kid: testKid, sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url') },
    clock: {
      set: (iso) => {
        time = Date.parse(iso);
      },
      advance: ({ days = 0, minutes = 0, seconds = 0 }) => {
        time += ((days * 24 * 60 + minutes) * 60 + seconds) * 1000;
      },
    },
  };
}

/** Makes the test key one of the installation's own, so that its signatures verify. */
export async function rememberTestKey(db: Kysely<Schema>): Promise<void> {
  await db
    .insertInto('signing_keys')
    .values({
      kid: testKid,
      alg: 'EdDSA',
      public: JSON.stringify(testPublicJwk),
      private_sealed: '',
      from_at: '2026-01-01T00:00:00.000Z',
      until_at: null,
    })
    .onConflict((conflict) => conflict.column('kid').doNothing())
    .execute();
}
