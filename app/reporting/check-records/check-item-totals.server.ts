import type { Kysely } from 'kysely';
import { listCountedQuestions, recountItem } from '#app/assessment/recount-items.server.ts';
import type { Schema } from '#db/schema.ts';
import { columns, compareRows, type Finding, keyOf } from './finding.ts';

/** The statistics of every question version against a count of its answers. */
export async function checkItemTotals(db: Kysely<Schema>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const hash of await listCountedQuestions(db)) {
    const { stored, counted } = await recountItem(db, hash);
    const rowOf = (row: Schema['item_totals']) => ({
      key: keyOf(columns(row, ['question_hash', 'option', 'band'])),
      values: columns(row, ['n', 'sum']),
      seqs: [],
    });
    findings.push(...compareRows('item_totals', null, counted.map(rowOf), stored.map(rowOf)));
  }
  return findings;
}
