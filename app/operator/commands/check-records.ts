import type { Kysely } from 'kysely';
import { type AuditFinding, verifyAuditChain } from '#app/audit/verify-audit-chain.server.ts';
import { readEnv } from '#app/platform/env.server.ts';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import type { Finding } from '#app/reporting/check-records/finding.ts';
import { migrateToLatest } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import type { Schema } from '#db/schema.ts';
import type { Command } from '../command.ts';

export const checkRecordsCommand: Command = {
  usage: 'records:check',
  summary: 'recomputes every record from its events and compares; changes nothing',
  run: () => checkAllRecords(),
};

/** Prints what is found and a summary; the exit status. Needs no SECRET, so that a copy can be checked anywhere. */
export async function checkAllRecords(): Promise<number> {
  const { db, engine, close } = await openDatabase(readEnv(process.env).databaseUrl);
  try {
    await migrateToLatest(db, engine);
    return (await printFindings(db, console.log)) === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

/** Gives the number of findings. */
export async function printFindings(db: Kysely<Schema>, print: (line: string) => void): Promise<number> {
  const started = performance.now();
  let about: string | null = null;
  const onFinding = ({ person, message }: Finding) => {
    if (person !== null && person !== about) print(`Record of person ${person}`);
    about = person;
    print(`${person === null ? '' : '  '}${message}`);
  };
  const { people, findings } = await checkRecords(db, { onFinding });
  const audit = await verifyAuditChain(db);
  for (const finding of audit.findings) print(inWords(finding));
  const found = findings + audit.findings.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const compared = `${count(people, 'record')} and ${count(audit.sealed, 'sealed line')} of the audit trail`;
  print(`Compared ${compared} in ${seconds} s: ${found === 0 ? 'nothing is wrong' : count(found, 'finding')}.`);
  return found;
}

function inWords({ position, id, what }: AuditFinding): string {
  const place = `audit_log: line ${position} (${id})`;
  if (what === 'gap') return `${place}: lines before it are gone.`;
  if (what === 'prev') return `${place} does not follow the line before it.`;
  if (what === 'text') return `${place}: its text is not the one that was sealed.`;
  return `${place} was changed after it was sealed.`;
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en-GB')} ${what}${n === 1 ? '' : 's'}`;
}
