import type { Kysely } from 'kysely';
import { readSheet } from '#app/learning/block-sheet.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Schema } from '#db/schema.ts';
import {
  expectedBlocks,
  expectedCompletions,
  expectedCredits,
  expectedLessons,
  expectedSheets,
  expectedTexts,
} from './expect-learning.ts';
import { columns, compareRows, type Finding, keyOf, type Scalar, type StoredRow } from './finding.ts';
import type { Replayed } from './replayed.ts';

/** The tables of learning against a person's replayed history. */
export async function checkLearning(db: Kysely<Schema>, replayed: Replayed): Promise<Finding[]> {
  const { person } = replayed;
  return [
    ...compareRows('lesson_progress', person, expectedLessons(replayed), await storedLessons(db, person)),
    ...compareRows('block_results', person, expectedBlocks(replayed), await storedBlocks(db, person)),
    ...compareRows('credits', person, expectedCredits(replayed), await storedCredits(db, person)),
    ...compareRows('completions', person, expectedCompletions(replayed), await storedCompletions(db, person)),
    ...compareRows('block_sheets', person, expectedSheets(replayed), await storedSheets(db, person)),
    ...compareRows('evidence_texts', person, expectedTexts(replayed), await storedTexts(db, person)),
  ];
}

async function storedLessons(db: Kysely<Schema>, person: string): Promise<StoredRow[]> {
  const rows = await db.selectFrom('lesson_progress').selectAll().where('person_id', '=', person).execute();
  return rows.map((row) => ({
    key: keyOf({ lesson_id: row.lesson_id }),
    values: columns(row, ['read_version', 'read_seq']),
  }));
}

async function storedBlocks(db: Kysely<Schema>, person: string): Promise<StoredRow[]> {
  const rows = await db.selectFrom('block_results').selectAll().where('person_id', '=', person).execute();
  return rows.map((row) => ({
    key: keyOf({ block_id: row.block_id }),
    values: columns(row, ['best_version', 'passed', 'seq']),
  }));
}

async function storedCredits(db: Kysely<Schema>, person: string): Promise<StoredRow[]> {
  const rows = await db.selectFrom('credits').selectAll().where('person_id', '=', person).execute();
  return rows.map((row) => ({
    key: keyOf({ outcome: row.outcome, module_version_id: row.module_version_id }),
    values: { seq: row.seq },
  }));
}

async function storedCompletions(db: Kysely<Schema>, person: string): Promise<StoredRow[]> {
  const rows = await db.selectFrom('completions').selectAll().where('person_id', '=', person).execute();
  return rows.map((row) => ({
    key: keyOf({ module_id: row.module_id, track: row.track, seq: row.seq }),
    values: columns(row, ['version', 'how', 'points', 'max', 'attempt_id', 'minutes', 'on']),
  }));
}

/** Only sheets that say they were handed in; one that cannot be read says so with a sequence of its own. */
async function storedSheets(db: Kysely<Schema>, person: string): Promise<StoredRow[]> {
  const rows = await db.selectFrom('block_sheets').selectAll().where('person_id', '=', person).execute();
  return rows.flatMap((row) => {
    const answered = answeredSeq(row);
    if (answered === null) return [];
    const key = keyOf({ block_id: row.block_id, try: row.try });
    return [{ key, values: { seed: row.seed, answered_seq: answered } }];
  });
}

function answeredSeq(row: Schema['block_sheets']): Scalar {
  try {
    return readSheet(row).answered?.seq ?? null;
  } catch {
    return 'unreadable';
  }
}

async function storedTexts(db: Kysely<Schema>, person: string): Promise<StoredRow[]> {
  const rows = await db.selectFrom('evidence_texts').selectAll().where('person_id', '=', person).execute();
  return rows.map((row) => ({ key: keyOf({ hash: row.hash }), values: { sha256_of_text: sha256hex(row.text) } }));
}
