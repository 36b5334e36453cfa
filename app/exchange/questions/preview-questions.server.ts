import type { Kysely } from 'kysely';
import { plainLines } from '#app/authoring/draft.ts';
import { messages } from '#app/interop/questions/messages.ts';
import type { QuestionImport } from '#app/interop/questions/question-import.ts';
import type { Question, QuestionType } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { type ImportInto, type QuestionSource, readQuestions } from './read-questions.server.ts';

/** What becomes of one question of a file. `line` is where it stands there, from 1. */
export type ReportedQuestion = { line: number } & (
  | { fate: 'imported'; type: QuestionType; stem: string; notes: string[] }
  /** `text`: its name or, where it has none, what stands in the line. */
  | { fate: 'refused'; text: string; reason: string }
);

export interface QuestionReport {
  /** found = imported + refused. `unexplained` are those imported whose feedback is still to be written. */
  counts: { found: number; imported: number; refused: number; unexplained: number };
  /** In the order of the file. */
  questions: ReportedQuestion[];
}

/** What an import would bring into the draft, with the text that was read; stores nothing. */
export async function previewQuestions(
  db: Kysely<Schema>,
  into: ImportInto,
  source: QuestionSource,
): Promise<{ text: string; report: QuestionReport }> {
  const text = plainLines(source.bytes.toString());
  return { text, report: reportOf(text.split('\n'), await readQuestions(db, into, source)) };
}

function reportOf(lines: string[], { imported, refused }: QuestionImport): QuestionReport {
  const questions: ReportedQuestion[] = [
    ...imported.map(({ line, question: { type, stem }, notes }) => ({
      ...{ fate: 'imported' as const, line, type, stem, notes },
    })),
    ...refused.map(({ line, name, reason }) => ({
      ...{ fate: 'refused' as const, line, text: name ?? excerpt(lines[line - 1] ?? ''), reason },
    })),
  ].sort((a, b) => a.line - b.line);
  const counts = {
    found: questions.length,
    imported: imported.length,
    refused: refused.length,
    unexplained: imported.filter(({ question }) => isUnexplained(question)).length,
  };
  return { counts, questions };
}

const excerpt = (line: string): string => (line.length > 120 ? `${line.slice(0, 119)}…` : line).trim();

const isUnexplained = ({ feedback }: Question): boolean => Object.values(feedback).includes(messages.missingFeedback);
