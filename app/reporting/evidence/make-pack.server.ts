import { rm } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { csvStart } from '#app/formats/csv.ts';
import type { StreamedFile } from '#app/formats/sheet-file.server.ts';
import { type ZipEntry, zipStream } from '#app/formats/zip-stream.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import { today } from '#app/platform/calendar.ts';
import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import { publicKeySet } from '#app/platform/keys.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { makeCheckPage } from './check-page.server.ts';
import type { EvidencePeriod, EvidencePerson } from './evidence.ts';
import { evidenceReport, mostPeoplePrinted } from './evidence-report.ts';
import { evidenceScope } from './evidence-scope.server.ts';
import { listEvidence } from './list-evidence.server.ts';
import { type ListedFile, listedEntry, spoolFile, textBytes } from './pack-file.server.ts';
import { makePackFolder } from './pack-folder.server.ts';
import { printReport } from './print-report.server.ts';
import { getProgramme, type Programme } from './programme.server.ts';
import { certificatesJson, personJson, rowsText, tables } from './tables.ts';
import { countIn, emptyTally } from './tally.ts';

/**
 * Packs fold whole records: so many are made at once, and whoever asks meanwhile is asked to come again. Of those who ask in the
 * same moment the others wait for a place.
 */
const mostAtOnce = 2;
let making = 0;
const waiting: (() => void)[] = [];

async function takePlace(): Promise<void> {
  if (making < mostAtOnce) making += 1;
  else await new Promise<void>((go) => waiting.push(go));
}

function leavePlace(): void {
  const next = waiting.shift();
  if (next) next();
  else making -= 1;
}

export interface PackAsked {
  unit: string | null;
  period: EvidencePeriod;
  /** Address of the installation. */
  origin: string;
}

/**
 * An evidence pack, made while it is sent: every person's record is folded as it stood at the end of the period, in constant
 * memory. Who asked for it, and the hash of what was signed in the end, are in the audit trail.
 */
export async function makeEvidencePack(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  asked: PackAsked,
): Promise<StreamedFile> {
  const scope = await evidenceScope(db, deps.zone, actor, asked);
  if (making >= mostAtOnce) throw new Refusal('unavailable', 'reporting.evidence-busy');
  const audit = (action: string, details: Record<string, string>) =>
    db.transaction().execute((tx) =>
      recordAudit(tx, deps, {
        actorId: actor.personId,
        action,
        object: asked.unit === null ? 'team' : `unit:${asked.unit}`,
        details: { ...asked.period, ...details, ...(scope.forIds.length > 0 && { for: scope.forIds }) },
      }),
    );
  await audit('team.evidence', {});

  async function* bytes(): AsyncGenerator<Uint8Array> {
    await takePlace();
    let folder: string | null = null;
    try {
      folder = await makePackFolder();
      const entries = packEntries(db, deps, { ...asked, scope, folder, by: actor.name });
      yield* zipStream(entries(async (manifest) => audit('team.evidence-signed', { manifest })));
    } finally {
      leavePlace();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    }
  }
  return { name: `evidence-${asked.period.on}.zip`, type: 'application/zip', bytes: bytes() };
}

interface PackInput extends PackAsked {
  scope: Awaited<ReturnType<typeof evidenceScope>>;
  /** For files that are written beside the one being sent. */
  folder: string;
  /** Who makes it. */
  by: string;
}

function packEntries(db: Kysely<Schema>, deps: Deps, input: PackInput) {
  const { scope, folder, period, origin, by } = input;
  const madeAt = deps.now();
  const date = today(deps.zone, madeAt);
  const list: ListedFile[] = [];
  const tally = emptyTally();
  const printed: EvidencePerson[] = [];
  const spooled = tables.map((table) => ({ ...table, file: spoolFile(folder, table.file) }));
  const signed = spoolFile(folder, 'data/certificates.json');
  const entry = (name: string, bytes: AsyncIterable<Uint8Array>) => listedEntry(list, name, date, bytes);
  const json = (name: string, value: unknown) => entry(name, textBytes(`${JSON.stringify(value, null, 2)}\n`));

  /** The one walk over everybody: what it gives is sent, the tables fill up beside it. */
  async function* people(): AsyncGenerator<Uint8Array> {
    for (const { file, head } of spooled) await file.write(csvStart + rowsText([head]));
    let certificates = 0;
    yield Buffer.from('[');
    for await (const person of listEvidence(db, scope)) {
      yield Buffer.from(`${tally.people === 0 ? '\n' : ',\n'}${personJson(person)}`);
      for (const { file, rows } of spooled) await file.write(rowsText(rows(person)));
      for (const text of certificatesJson(person)) await signed.write(`${certificates++ === 0 ? '[\n' : ',\n'}${text}`);
      countIn(tally, person);
      if (printed.length < mostPeoplePrinted) printed.push(person);
    }
    await signed.write(certificates === 0 ? '[]\n' : '\n]\n');
    yield Buffer.from('\n]\n');
  }

  async function* made(onSigned: (manifestHash: string) => Promise<void>): AsyncGenerator<ZipEntry> {
    yield entry('data/people.json', people());
    for (const { file } of [...spooled, { file: signed }]) yield entry(file.name, await file.read());
    const programme = await getProgramme(db, deps.zone, period);
    yield json('data/programme.json', programmeFile(programme));
    yield json('data/modules.json', programme.versions);
    yield json('keys.json', await publicKeySet(db));
    const report = evidenceReport({
      organisation: deps.organisation.name,
      scope: scope.name,
      period,
      madeAt: madeAt.toISOString(),
      madeAtWords: inWords(madeAt, deps.zone),
      madeBy: by,
      kid: deps.signer.kid,
      keysUrl: `${origin}/.well-known/jwks.json`,
      programme,
      tally,
      people: tally.people > mostPeoplePrinted ? [] : printed.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      unitName: scope.unitName,
    });
    yield entry('report.pdf', textBytes(await printReport(report)));
    yield entry('check.html', textBytes(await makeCheckPage()));
    const manifest = canonicalJson({
      format: 'acumen-evidence/1',
      organisation: deps.organisation.name,
      scope: scope.name,
      from: period.from,
      on: period.on,
      madeAt: madeAt.toISOString(),
      madeBy: by,
      people: tally.people,
      kid: deps.signer.kid,
      keys: `${origin}/.well-known/jwks.json`,
      files: list.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    });
    await onSigned(sha256hex(manifest));
    yield { name: 'manifest.json', date, bytes: textBytes(manifest) };
    yield { name: 'manifest.sig', date, bytes: textBytes(deps.signer.sign(manifest)) };
  }

  return async function* entries(...how: Parameters<typeof made>): AsyncGenerator<ZipEntry> {
    try {
      yield* made(...how);
    } finally {
      for (const { file } of [...spooled, { file: signed }]) file.close();
    }
  };
}

/** Rules, courses, roles and tools, with nobody's name: a rule for one person says only that. */
function programmeFile({ courses, rules, jobRoles, tools }: Programme) {
  return {
    courses,
    rules: rules.map(({ who, ...rule }) => ({ ...rule, who: who.kind === 'person' ? { kind: 'person' } : who })),
    jobRoles: jobRoles.map(({ id, slug, name }) => ({ id, slug, name })),
    tools: tools.map(({ revision: _, ...tool }) => tool),
  };
}

function inWords(at: Date, zone: string): string {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: zone } as const;
  return `${new Intl.DateTimeFormat('en-GB', style).format(at)} (${zone})`;
}
