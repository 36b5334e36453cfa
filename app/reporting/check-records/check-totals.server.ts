import type { Kysely } from 'kysely';
import { nameOf } from '#app/assignments/due-totals.ts';
import { recountTotals } from '#app/assignments/recount-totals.server.ts';
import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';

/** Every total against a count of the standings, both of one moment. */
export async function checkTotals(db: Kysely<Schema>): Promise<Finding[]> {
  if (db.isTransaction) return compareTotals(db);
  const moment = db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read');
  return moment.execute(compareTotals);
}

async function compareTotals(db: Kysely<Schema>): Promise<Finding[]> {
  const counted = new Map((await recountTotals(db)).map((row) => [nameOf(row), row]));
  const stored = new Map((await storedTotals(db)).map((row) => [nameOf(row), row]));
  const names = [...new Set([...counted.keys(), ...stored.keys()])].toSorted();
  return names.flatMap((name) => differing(counted.get(name), stored.get(name)));
}

const storedTotals = (db: Kysely<Schema>) => db.selectFrom('due_totals').selectAll().where('n', '<>', 0).execute();

function differing(counted?: Schema['due_totals'], stored?: Schema['due_totals']): Finding[] {
  const row = counted ?? stored;
  if (!row || counted?.n === stored?.n) return [];
  const { n: _, ...key } = row;
  const about = { table: 'due_totals', key: keyOf(key), stored: `${stored?.n ?? 0}`, expected: `${counted?.n ?? 0}` };
  return [finding(about, `it says ${about.stored}, and the standings come to ${about.expected}`)];
}
