import { WorkerEnded } from '#app/platform/worker-pool.server.ts';
import { type ImportPool, importPool } from './import-pool.server.ts';
import type { QuestionFormat } from './import-work.ts';
import { messages } from './questions/messages.ts';
import type { ImportSettings, QuestionImport } from './questions/question-import.ts';

/** Reads the questions of an uploaded file off the main thread. A file that takes too long is refused as a whole. */
export async function importQuestions(
  bytes: Buffer,
  format: QuestionFormat,
  settings: ImportSettings,
  pool: ImportPool = importPool(),
): Promise<QuestionImport> {
  const refuse = (reason: string): QuestionImport => ({ imported: [], refused: [{ line: 1, reason }] });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(messages.reasons.notText);
  }
  try {
    const result = await pool.ask({ kind: 'questions', format, text, settings });
    if (result.kind !== 'questions') throw new Error('The worker answered another question.');
    return result.questions;
  } catch (error) {
    if (error instanceof WorkerEnded) return refuse(messages.reasons.tooSlow);
    throw error;
  }
}
