import type { Snapshot } from '#app/certification/snapshot.ts';

export interface SignedCertificate {
  snapshot: Snapshot;
  signature: string;
  kid: string;
  /** Name and salt as frozen beside the snapshot: with them the holder can show that the name hash is theirs. */
  name: string;
  salt: string;
  /** Where a stranger checks it: `<origin>/verify/<serial>`. */
  verifyUrl: string;
}

/** The certificate for programs, for the holder's own download: everything needed to check it without this server. */
export function makeCertificateJson(input: SignedCertificate): string {
  const { snapshot, signature, kid, name, salt, verifyUrl } = input;
  const file = {
    format: 'acumen-certificate-file/1',
    certificate: snapshot,
    signature: {
      alg: 'Ed25519',
      kid,
      value: signature,
      over: 'UTF-8 bytes of the RFC 8785 canonical JSON of "certificate"; base64url',
    },
    holder: { name, salt, nameHash: 'SHA-256 as hex of the UTF-8 bytes of salt, line feed, name' },
    verify: verifyUrl,
    keys: new URL('/.well-known/jwks.json', verifyUrl).href,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
