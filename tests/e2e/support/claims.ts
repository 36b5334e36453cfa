import type { Kysely } from 'kysely';
import { expect, type Page } from 'playwright/test';
import type { Snapshot } from '#app/certification/snapshot.ts';
import type { Schema } from '#db/schema.ts';
import type { Person } from './people.ts';

/** The signed statements of a person's certificates, oldest first. */
export async function snapshotsOf(db: Kysely<Schema>, person: Person): Promise<Snapshot[]> {
  const rows = await db
    .selectFrom('certificates')
    .select('snapshot')
    .where('person_id', '=', person.id)
    .orderBy('issued_at')
    .execute();
  return rows.map((row) => JSON.parse(row.snapshot) as Snapshot);
}

/** A stranger types the number: valid, every claim of the signed statement, and nothing of a score. */
export async function expectVerified(stranger: Page, person: Person, snapshot: Snapshot): Promise<void> {
  await stranger.goto('/verify');
  await stranger.getByLabel('Number of the certificate').fill(snapshot.serial.toLowerCase());
  await stranger.getByRole('main').getByRole('button', { name: 'Check' }).click();
  await expect(stranger.getByRole('heading', { name: 'Valid today' })).toBeVisible();
  const main = stranger.getByRole('main');
  const { curriculum, issuer, issuedOn, expiresOn, minutes, serial } = snapshot;
  for (const [term, claim] of [
    ['Holder', person.name],
    ['Certificate of completion', `${curriculum.title} ${versionOf(curriculum.number, curriculum.fingerprint)}`],
    ['Issued by', issuer.name],
    ['Issued', longDate(issuedOn)],
    ['Valid until', longDate(expiresOn)],
    ['Learning time', `${minutes} minutes`],
    ['Number', serial],
    ['Signature', `Ed25519, key ${issuer.kid}. It matches what is stored.`],
  ] as const) {
    const row = main.locator('dl > div').filter({ has: stranger.getByRole('term').getByText(term, { exact: true }) });
    await expect(row.getByRole('definition')).toHaveText(claim);
  }
  for (const module of snapshot.modules) {
    const row = main.getByRole('table', { name: 'What was taught' }).getByRole('row', { name: module.title });
    const { version, fingerprint, track, on } = module;
    await expect(row.getByRole('rowheader')).toHaveText(`${module.title}${versionOf(version, fingerprint)}`);
    await expect(row.getByRole('cell')).toHaveText([
      track === 'full' ? 'Full' : 'Foundation',
      'Taught',
      String(module.minutes),
      longDate(on),
    ]);
    await main.getByText('What the holder can do, by the outcomes of these modules').click();
    for (const outcome of module.outcomes) await expect(main.getByRole('listitem').getByText(outcome)).toBeVisible();
    await main.getByText('What the holder can do, by the outcomes of these modules').click();
  }
  await expect(main).not.toContainText(/score|points|per cent|%/i);
}

/** As it stands on the paper too. */
function versionOf(version: number, fingerprint: string): string {
  return `Version ${version}, fingerprint ${fingerprint.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')}`;
}

function longDate(date: string): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date(`${date}T00:00:00Z`));
}
