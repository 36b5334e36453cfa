import type { Kysely } from 'kysely';
import { nameHash } from '#app/certification/freeze.ts';
import { modulesInOrder } from '#app/certification/modules-in-order.server.ts';
import { readSnapshot } from '#app/certification/snapshot-schema.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { makeCertificateJson, type SignedCertificate } from './certificate-json.server.ts';
import { printCertificate } from './print-certificate.server.ts';

export const credentialForms = ['pdf', 'json'] as const;
export type CredentialForm = (typeof credentialForms)[number];

export interface WantedCredential {
  certificateId: string;
  form: CredentialForm;
  /** Of this installation, without a slash at its end. */
  origin: string;
}

/**
 * A portable form of a certificate, made from the frozen row when it is first asked for and kept from then on. Whose it is
 * has been checked before. Refuses an unknown certificate, and one whose name was erased: it can no longer say for whom it is.
 */
export async function getCredential(db: Kysely<Schema>, deps: Deps, wanted: WantedCredential): Promise<Buffer> {
  const certificate = await readCertificate(db, wanted);
  return onceAtATime(db, wanted, async () => {
    return (await keptBytes(db, wanted)) ?? makeAndKeep(db, deps, certificate, wanted);
  });
}

/** What is being read or made: whoever asks for it meanwhile waits for the same bytes. */
const underWay = new WeakMap<Kysely<Schema>, Map<string, Promise<Buffer>>>();

function onceAtATime(
  db: Kysely<Schema>,
  { certificateId, form, origin }: WantedCredential,
  work: () => Promise<Buffer>,
): Promise<Buffer> {
  const making = underWay.get(db) ?? new Map<string, Promise<Buffer>>();
  underWay.set(db, making);
  const name = `${certificateId} ${form} ${origin}`;
  const bytes = making.get(name) ?? work().finally(() => making.delete(name));
  making.set(name, bytes);
  return bytes;
}

async function makeAndKeep(
  db: Kysely<Schema>,
  deps: Deps,
  certificate: SignedCertificate,
  wanted: WantedCredential,
): Promise<Buffer> {
  const bytes = await make(db, certificate, wanted.form);
  await db
    .insertInto('credentials')
    .values({ certificate_id: wanted.certificateId, form: wanted.form, bytes, made_at: deps.now().toISOString() })
    .onConflict((conflict) => conflict.columns(['certificate_id', 'form']).doNothing())
    .execute();
  return (await keptBytes(db, wanted)) ?? bytes;
}

async function make(db: Kysely<Schema>, certificate: SignedCertificate, form: CredentialForm): Promise<Buffer> {
  const { snapshot } = certificate;
  if (form === 'pdf') {
    const modules = await modulesInOrder(db, snapshot);
    return printCertificate({ ...certificate, snapshot: { ...snapshot, modules } });
  }
  return Buffer.from(makeCertificateJson(certificate), 'utf8');
}

async function readCertificate(db: Kysely<Schema>, wanted: WantedCredential): Promise<SignedCertificate> {
  const row = await db
    .selectFrom('certificates')
    .select(['serial', 'snapshot', 'signature', 'kid', 'name', 'salt'])
    .where('id', '=', wanted.certificateId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'credentials.no-such-certificate');
  const { serial, signature, kid, name, salt } = row;
  if (name === null || salt === null) throw new Refusal('not-offered', 'credentials.name-erased');
  const snapshot = readSnapshot(row.snapshot);
  // A form that says what was not signed must never leave.
  if (snapshot?.serial !== serial || snapshot.holder.nameHash !== nameHash(salt, name)) {
    throw new Error(`certificate ${serial} differs from its signed snapshot; run records:check`);
  }
  return { snapshot, signature, kid, name, salt, verifyUrl: `${wanted.origin}/verify/${serial}` };
}

async function keptBytes(db: Kysely<Schema>, wanted: WantedCredential): Promise<Buffer | null> {
  const row = await db
    .selectFrom('credentials')
    .select('bytes')
    .where('certificate_id', '=', wanted.certificateId)
    .where('form', '=', wanted.form)
    .executeTakeFirst();
  return row?.bytes ?? null;
}
