import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import type { Signer } from '#app/platform/deps.ts';
import type { Snapshot } from './snapshot.ts';

/** The name as typed, in any script; no normalisation, so that the printed name is the hashed one. */
export function nameHash(salt: string, name: string): string {
  return sha256hex(`${salt}\n${name}`);
}

export interface FrozenSnapshot {
  /** Canonical JSON: exactly the bytes that are signed and hashed. */
  text: string;
  hash: string;
  signature: string;
  kid: string;
}

export function freeze(snapshot: Snapshot, signer: Signer): FrozenSnapshot {
  const text = canonicalJson(snapshot);
  return { text, hash: sha256hex(text), signature: signer.sign(text), kid: signer.kid };
}
