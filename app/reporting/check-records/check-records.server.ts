import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { checkContent } from './check-content.server.ts';
import { checkItemTotals } from './check-item-totals.server.ts';
import { checkPerson } from './check-person.server.ts';
import { checkSettings } from './check-settings.server.ts';
import { checkTotals } from './check-totals.server.ts';
import type { Finding } from './finding.ts';

export interface CheckOptions {
  onFinding: (finding: Finding) => void;
  /** Told after every page of people. */
  onProgress?: (people: number) => void;
}

const pageSize = 200;

/**
 * Recomputes the record from what cannot be argued with: events, published content, signatures. Every person's events are
 * folded by the same pure functions as when they happened, and everything stored is compared. Changes nothing.
 */
export async function checkRecords(
  db: Kysely<Schema>,
  { onFinding, onProgress }: CheckOptions,
): Promise<{ people: number; findings: number }> {
  const total = { people: 0, findings: 0 };
  const report = (findings: Finding[]) => {
    total.findings += findings.length;
    for (const finding of findings) onFinding(finding);
  };
  report(await checkContent(db));
  report(await checkSettings(db));
  report(await checkTotals(db));
  report(await checkItemTotals(db));
  for (let after = ''; ; ) {
    const people = await listPeople(db, after);
    for (const person of people) report(await checkPerson(db, person));
    total.people += people.length;
    onProgress?.(total.people);
    const last = people.at(-1);
    if (last === undefined || people.length < pageSize) return total;
    after = last;
  }
}

const tables = [
  'learning_events',
  'lesson_progress',
  'block_results',
  'block_sheets',
  'credits',
  'completions',
  'evidence_texts',
  'attempts',
  'cycles',
  'standings',
  'module_standings',
  'certificates',
] as const;

/** Everyone of whom anything is stored, by id. */
async function listPeople(db: Kysely<Schema>, after: string): Promise<string[]> {
  let query = db.selectFrom('record_heads').select('person_id').where('person_id', '>', after);
  for (const table of tables)
    query = query.union(db.selectFrom(table).select('person_id').where('person_id', '>', after));
  const rows = await query.orderBy('person_id').limit(pageSize).execute();
  return rows.map((row) => row.person_id);
}
