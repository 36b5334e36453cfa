import type { Kysely } from 'kysely';
import { nameHash } from '#app/certification/freeze.ts';
import { readSnapshot } from '#app/certification/snapshot-schema.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import { listPublicKeys, type PublicKey, verifySignature } from '#app/platform/keys.server.ts';
import type { Schema } from '#db/schema.ts';
import { entitlementFindings, expectedCertificates, expectedRevocations } from './expect-certificates.ts';
import { columns, compareRows, type Finding, finding, keyOf } from './finding.ts';
import type { Replayed } from './replayed.ts';

/** Certificates against the events of issue, the cycles that earn them, their signatures, and the names beside them. */
export async function checkCertificates(db: Kysely<Schema>, replayed: Replayed): Promise<Finding[]> {
  const { person } = replayed;
  const rows = await db.selectFrom('certificates').selectAll().where('person_id', '=', person).execute();
  const keys = rows.length === 0 ? [] : await listPublicKeys(db);
  const revocations = await db
    .selectFrom('revocations')
    .innerJoin('certificates', 'certificates.id', 'revocations.certificate_id')
    .select(['certificate_id', 'reason'])
    .where('person_id', '=', person)
    .execute();
  const stored = rows.map((row) => ({
    key: keyOf({ id: row.id }),
    values: {
      ...columns(row, ['serial', 'cycle_id', 'issue', 'supersedes']),
      sha256_of_snapshot: sha256hex(row.snapshot),
    },
  }));
  const revoked = revocations.map((row) => ({
    key: keyOf({ certificate_id: row.certificate_id }),
    values: { reason: row.reason },
  }));
  return [
    ...entitlementFindings(replayed),
    ...compareRows('certificates', person, expectedCertificates(replayed), stored),
    ...compareRows('revocations', person, expectedRevocations(replayed), revoked),
    ...rows.flatMap((row) => signatureFindings(row, keys, replayed)),
  ];
}

function signatureFindings(row: Schema['certificates'], keys: PublicKey[], replayed: Replayed): Finding[] {
  const seqs = replayed.events.flatMap((event) =>
    event.verb === 'certificate.issued' && event.body.certificate === row.id ? [event.seq] : [],
  );
  const about = { table: 'certificates', key: keyOf({ id: row.id }), person: row.person_id, seqs };
  const key = keys.find((each) => each.kid === row.kid);
  if (!key) {
    const unknown = { ...about, stored: row.kid, expected: keys.map((each) => each.kid).join(' or ') };
    return [finding(unknown, `it was signed with the key ${row.kid}, which is not one of ours`)];
  }
  const findings: Finding[] = [];
  if (!verifySignature(key.jwk, row.snapshot, row.signature)) {
    const bad = { ...about, stored: row.signature, expected: 'a signature over the snapshot' };
    findings.push(finding(bad, `its signature is not that of the key ${row.kid} over its snapshot`));
  }
  return [...findings, ...besideFindings(row, about)];
}

/** The columns beside a snapshot repeat what it says; name and salt, unless erased, give its name hash. */
function besideFindings(
  row: Schema['certificates'],
  about: { table: string; key: string; person: string; seqs: number[] },
): Finding[] {
  const snapshot = readSnapshot(row.snapshot);
  if (!snapshot) {
    return [finding({ ...about, stored: row.snapshot, expected: 'a snapshot' }, 'its snapshot cannot be read')];
  }
  const erased = row.name === null && row.salt === null;
  const pairs: [string, string | null, string][] = [
    ['kid', row.kid, snapshot.issuer.kid],
    ['serial', row.serial, snapshot.serial],
    ['curriculum_id', row.curriculum_id, snapshot.curriculum.id],
    ['issued_at', row.issued_at, snapshot.issuedAt],
    ['expires_on', row.expires_on, snapshot.expiresOn],
  ];
  if (!erased) pairs.push(['name', nameHash(row.salt ?? '', row.name ?? ''), snapshot.holder.nameHash]);
  return pairs
    .filter(([, stored, said]) => stored !== said)
    .map(([column, stored, said]) =>
      finding({ ...about, stored: stored ?? '', expected: said }, `its ${column} is not the one that was signed`),
    );
}
