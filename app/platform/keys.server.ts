import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { hashOf } from './canonical-json.ts';
import type { Signer } from './deps.ts';
import { openText, sealText } from './seal.server.ts';

const PURPOSE = 'signing-key';

export interface PublicKey {
  kid: string;
  alg: string;
  jwk: JsonWebKey;
  fromAt: string;
  /** Null for the key in use. */
  untilAt: string | null;
}

/** The key in use; the first call of an installation makes it. Throws when SECRET is not the one that sealed it. */
export async function loadSigner(db: Kysely<Schema>, secret: string, now: Date): Promise<Signer> {
  const row = (await keyInUse(db)) ?? (await db.transaction().execute((tx) => makeFirstKey(tx, secret, now)));
  const text = openText(secret, PURPOSE, row.private_sealed);
  if (text === null) {
    throw new Error(
      'SECRET does not open the signing key in this database: it was sealed with another SECRET. Start with that one.',
    );
  }
  const privateKey = createPrivateKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'pkcs8' });
  return {
    kid: row.kid,
    sign: (message) => sign(null, Buffer.from(message, 'utf8'), privateKey).toString('base64url'),
  };
}

/** Every key this installation has signed with, oldest first. */
export async function listPublicKeys(db: Kysely<Schema>): Promise<PublicKey[]> {
  const rows = await db.selectFrom('signing_keys').selectAll().orderBy('from_at').orderBy('kid').execute();
  return rows.map((row) => ({
    kid: row.kid,
    alg: row.alg,
    jwk: JSON.parse(row.public) as JsonWebKey,
    fromAt: row.from_at,
    untilAt: row.until_at,
  }));
}

/** The same as a JSON Web Key Set, as it is published and laid beside what was signed. */
export async function publicKeySet(db: Kysely<Schema>): Promise<{ keys: JsonWebKey[] }> {
  const keys = await listPublicKeys(db);
  return { keys: keys.map(({ kid, jwk }) => ({ ...jwk, kid, alg: 'EdDSA', use: 'sig' })) };
}

/** Whether `signature` (base64url) is this key's over the UTF-8 bytes of `text`. Anything malformed is false. */
export function verifySignature(publicJwk: JsonWebKey, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  if (bytes.length !== 64 || bytes.toString('base64url') !== signature) return false;
  const key = readPublicKey(publicJwk);
  return key !== null && verify(null, Buffer.from(text, 'utf8'), key, bytes);
}

function readPublicKey(jwk: JsonWebKey): KeyObject | null {
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519') return null;
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return null;
  }
}

function keyInUse(db: Kysely<Schema>) {
  return db
    .selectFrom('signing_keys')
    .select(['kid', 'private_sealed'])
    .where('until_at', 'is', null)
    .orderBy('from_at', 'desc')
    .orderBy('kid')
    .executeTakeFirst();
}

async function makeFirstKey(tx: Transaction<Schema>, secret: string, now: Date) {
  await lockName(tx, PURPOSE);
  const made = await keyInUse(tx);
  if (made) return made;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { kty, crv, x } = publicKey.export({ format: 'jwk' });
  const row = {
    // RFC 7638: the thumbprint is over exactly these members.
    kid: Buffer.from(hashOf({ crv, kty, x }), 'hex').toString('base64url'),
    alg: 'EdDSA',
    public: JSON.stringify({ kty, crv, x }),
    private_sealed: sealText(
      secret,
      PURPOSE,
      privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    ),
    from_at: now.toISOString(),
    until_at: null,
  };
  await tx.insertInto('signing_keys').values(row).execute();
  return row;
}
