import type { Kysely } from 'kysely';
import { freeze, nameHash } from '#app/certification/freeze.ts';
import { serialFrom } from '#app/certification/serial.ts';
import type { Snapshot, SnapshotModule } from '#app/certification/snapshot.ts';
import type { Deps } from '#app/platform/deps.ts';
import { newId, newToken } from '#app/platform/ids.ts';
import type { Schema } from '#db/schema.ts';
import { makePerson } from './people.ts';

/** A module as a snapshot holds it. */
export function makeSnapshotModule(overrides: Partial<SnapshotModule> = {}): SnapshotModule {
  return {
    id: 'patient-data',
    title: 'Patient data and privacy',
    version: 3,
    fingerprint: '9f3ab7c2e1d4'.padEnd(64, '0'),
    track: 'foundation',
    how: 'taught',
    minutes: 33,
    on: '2026-02-18',
    outcomes: ['cut a data request down to the minimum necessary'],
    ...overrides,
  };
}

/** A snapshot of two modules for a name and salt. */
export function makeSnapshot(name: string, salt: string, overrides: Partial<Snapshot> = {}): Snapshot {
  const modules = [
    makeSnapshotModule(),
    makeSnapshotModule({
      id: 'generative-ai',
      title: 'Generative AI at work, without patient data',
      version: 2,
      fingerprint: '51c0de77ab90'.padEnd(64, '0'),
      track: 'full',
      minutes: 80,
      on: '2026-03-02',
      outcomes: ['sort a task into go, caution or stop', 'write a structured prompt with no patient data'],
    }),
  ];
  return {
    format: 'acumen-certificate/1',
    serial: serialFrom(newToken()),
    holder: { nameHash: nameHash(salt, name) },
    curriculum: {
      id: 'nurse',
      title: 'AI literacy for nurses',
      number: 1,
      fingerprint: '3f2a9c1b77d0'.padEnd(64, '0'),
      validityMonths: 24,
    },
    modules,
    minutes: modules.reduce((sum, module) => sum + module.minutes, 0),
    issuer: { name: 'Riverside Hospital', kid: 'test-key' },
    issuedAt: '2026-03-02T09:00:00.000Z',
    issuedOn: '2026-03-02',
    expiresOn: '2028-03-02',
    ...overrides,
  };
}

/** A certificate row with all that it refers to, without the learning that led to it. */
export async function makeCertificate(
  db: Kysely<Schema>,
  deps: Deps,
  { name = 'Łukasz Żurawski', ...overrides }: Partial<Snapshot> & { name?: string } = {},
): Promise<{ id: string; personId: string; snapshot: Snapshot }> {
  const [id, curriculumId, versionId, cycleId, salt] = [newId(), newId(), newId(), newId(), newToken()];
  const { id: personId } = await makePerson(db, { name });
  const snapshot = makeSnapshot(name, salt, {
    issuer: { name: 'Riverside Hospital', kid: deps.signer.kid },
    ...overrides,
  });
  const { curriculum, issuedOn, expiresOn, issuedAt, serial } = snapshot;
  await db.insertInto('curricula').values({ id: curriculumId, slug: curriculumId, title: curriculum.title }).execute();
  await db
    .insertInto('curriculum_versions')
    .values({
      id: versionId,
      curriculum_id: curriculumId,
      number: curriculum.number,
      fingerprint: curriculum.fingerprint,
      rule: JSON.stringify({ pooledFoundationPercent: 80 }),
      validity_months: curriculum.validityMonths,
      from_on: '2026-01-01',
    })
    .execute();
  await db
    .insertInto('cycles')
    .values({
      id: cycleId,
      person_id: personId,
      curriculum_id: curriculumId,
      curriculum_version_id: versionId,
      number: 1,
      kind: 'first',
      state: 'fulfilled',
      opens_on: '2026-01-01',
      due_on: '2026-04-01',
      late_on: '2026-04-15',
      waived_until: null,
      counts_from_seq: 0,
      begun_seq: 1,
      fulfilled_on: issuedOn,
      expires_on: expiresOn,
      rule_id: null,
    })
    .execute();
  const frozen = freeze(snapshot, deps.signer);
  await db
    .insertInto('certificates')
    .values({
      id,
      serial,
      cycle_id: cycleId,
      issue: 1,
      person_id: personId,
      curriculum_id: curriculumId,
      issued_at: issuedAt,
      expires_on: expiresOn,
      snapshot: frozen.text,
      signature: frozen.signature,
      kid: frozen.kid,
      name,
      salt,
      status_list: null,
      status_index: null,
      supersedes: null,
    })
    .execute();
  return { id, personId, snapshot };
}
