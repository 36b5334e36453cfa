import type { Kysely } from 'kysely';
import { questionHash } from '#app/curriculum/fingerprint.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';

/** Questions and pictures are kept under the hash of what they are. */
export async function checkTexts(db: Kysely<Schema>): Promise<Finding[]> {
  const questions = await db.selectFrom('question_versions').selectAll().orderBy('hash').execute();
  const findings = questions.flatMap(checkQuestion);
  const pictures = await db.selectFrom('assets').select('sha256').orderBy('sha256').execute();
  for (const { sha256 } of pictures) findings.push(...(await checkPicture(db, sha256)));
  return findings;
}

function checkQuestion(row: Schema['question_versions']): Finding[] {
  const about = { table: 'question_versions', key: keyOf({ hash: row.hash }), expected: row.hash };
  const question = readQuestion(row.body);
  if (!question) return [finding({ ...about, stored: row.body }, 'its text cannot be read')];
  const hash = questionHash(question);
  if (hash !== row.hash) {
    return [finding({ ...about, stored: hash }, `the question ${row.question_id} is not the one that was published`)];
  }
  const said = [question.id, question.type, question.outcome, question.critical ? 1 : 0].join(' ');
  const beside = [row.question_id, row.type, row.outcome, row.critical].join(' ');
  const columns = { ...about, stored: beside, expected: said };
  return said === beside ? [] : [finding(columns, `the columns beside the question say ${beside}, its text ${said}`)];
}

function readQuestion(body: string): Question | null {
  try {
    const question: unknown = JSON.parse(body);
    return typeof question === 'object' && question !== null && 'tracks' in question ? (question as Question) : null;
  } catch {
    return null;
  }
}

async function checkPicture(db: Kysely<Schema>, sha256: string): Promise<Finding[]> {
  const { bytes } = await db
    .selectFrom('assets')
    .select('bytes')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  const found = sha256hex(bytes);
  if (found === sha256) return [];
  const about = { table: 'assets', key: keyOf({ sha256 }), stored: found, expected: sha256 };
  return [finding(about, 'the picture is not the one that was published')];
}
