import type { Kysely } from 'kysely';
import { sealQuestion } from '#app/questions/registry.ts';
import type { Schema } from '#db/schema.ts';
import { getAttempt } from './get-attempt.server.ts';
import type { Sheet, SheetItem } from './sheet.ts';
import { listSheetRows, type SheetRow } from './sheet-rows.server.ts';
import { translateRows } from './translate-rows.server.ts';

/**
 * The sheet of an attempt that this person can still answer, in `language` where there is a text in it; null for a closed, unknown or
 * foreign one.
 */
export async function getSheet(
  db: Kysely<Schema>,
  personId: string,
  attemptId: string,
  language = 'en',
): Promise<Sheet | null> {
  const attempt = await getAttempt(db, personId, attemptId);
  if (!attempt || attempt.status === 'closed') return null;
  const rows = await translateRows(db, attempt.versionId, await listSheetRows(db, attemptId), language);
  const parallels = rows.filter((row) => row.parallelOf !== null);
  const open = attempt.status === 'open' ? rows : parallels;
  const saved = rows.map((row) => row.savedAt).filter((at) => at !== null);
  return {
    attempt,
    items: rows.filter((row) => row.parallelOf === null).map(sealed),
    reteach: parallels.flatMap((row) => {
      const missed = rows.find((other) => other.position === row.parallelOf);
      return missed ? [{ missed: sealed(missed), text: missed.question.reteach ?? '', parallel: sealed(row) }] : [];
    }),
    answered: open.filter((row) => row.answer !== null).length,
    of: open.length,
    savedAt: saved.sort().at(-1) ?? null,
  };
}

function sealed({ position, question, order, answer, sequence, savedAt }: SheetRow): SheetItem {
  return { position, question: sealQuestion(question, order), lang: question.lang ?? null, answer, sequence, savedAt };
}
