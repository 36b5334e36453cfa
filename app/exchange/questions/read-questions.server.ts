import type { Kysely } from 'kysely';
import { newQuestionId, offeredBy, requireBank } from '#app/authoring/questions/load-bank.server.ts';
import { importQuestions } from '#app/interop/import-questions.server.ts';
import type { QuestionFormat } from '#app/interop/import-work.ts';
import type { QuestionImport } from '#app/interop/questions/question-import.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';

export interface ImportInto {
  actorId: string;
  moduleId: string;
  draftId: string;
  /** Of the form; the ids of its questions are made from it. */
  key: string;
}

/** A file of questions with what its author says of all of them. */
export interface QuestionSource {
  format: QuestionFormat;
  outcome: string;
  tracks: Track[];
  bytes: Buffer;
}

/** Bytes. The text is posted a second time, and such a form may have a million. */
const longestSource = 500_000;

/** Reads foreign questions as ones of this draft; stores nothing. */
export async function readQuestions(
  db: Kysely<Schema>,
  { actorId, moduleId, draftId, key }: ImportInto,
  { format, outcome, tracks, bytes }: QuestionSource,
): Promise<QuestionImport> {
  const { draft } = await requireBank(db, moduleId, draftId);
  const offered = offeredBy(draft);
  if (bytes.length > longestSource) throw new Refusal('invalid', 'exchange.questions-too-long');
  if (bytes.toString().trim() === '') throw new Refusal('invalid', 'exchange.no-questions');
  if (!offered.outcomes.some(({ id }) => id === outcome)) throw new Refusal('invalid', 'exchange.no-outcome');
  if (tracks.length === 0 || !tracks.every((track) => offered.tracks.includes(track)))
    throw new Refusal('invalid', 'exchange.no-tracks');
  return importQuestions(bytes, format, { idPrefix: newQuestionId(moduleId, { actorId, key }), outcome, tracks });
}
