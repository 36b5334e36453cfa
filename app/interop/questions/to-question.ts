import type { Question } from '#app/questions/question.ts';
import { questionSchema } from '#app/questions/schemas.ts';
import { type ForeignQuestion, fieldsOf } from './foreign-question.ts';
import { messages } from './messages.ts';
import { type ImportSettings, importLimits, NotImported, type QuestionImport } from './question-import.ts';

/** One question of a file: where it is, and how to read it; reading throws `NotImported` with the reason. */
export interface Found {
  line: number;
  name?: string;
  category?: string;
  read: () => ForeignQuestion;
}

/** Reads each question on its own, so that one that cannot be taken costs only itself. */
export function importFound(found: Found[], settings: ImportSettings): QuestionImport {
  const result: QuestionImport = { imported: [], refused: [] };
  const nextId = idsOf(settings);
  for (const [index, { line, name, category, read }] of found.entries()) {
    const label = name ? { name } : {};
    try {
      if (index >= importLimits.questions) throw new NotImported(messages.reasons.tooMany(importLimits.questions));
      const foreign = read();
      const notes = new Set(foreign.notes);
      const question = checked(foreign, notes, settings);
      result.imported.push({
        question: { ...question, id: nextId() },
        line,
        ...label,
        ...(category ? { category } : {}),
        notes: [...notes],
      });
    } catch (error) {
      if (!(error instanceof NotImported)) throw error;
      result.refused.push({ ...label, line: error.line ?? line, reason: error.message });
    }
  }
  return result;
}

function idsOf({ idPrefix, taken }: ImportSettings): () => string {
  let number = 0;
  return () => {
    do number += 1;
    while (taken?.has(`${idPrefix}-${number}`));
    return `${idPrefix}-${number}`;
  };
}

function checked(foreign: ForeignQuestion, notes: Set<string>, settings: ImportSettings): Question {
  const { stem, points = 100 } = foreign;
  if (stem === '') throw new NotImported(messages.reasons.noText);
  const { idPrefix: id, outcome, tracks } = settings;
  const parsed = questionSchema.safeParse({ id, tracks, outcome, points, stem, ...fieldsOf(foreign, notes) });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = messages.fields[String(issue?.path[0])] ?? `\`${issue?.path.join('.')}\``;
  throw new NotImported(messages.reasons.schema(field, issue?.message ?? ''));
}

/** A file that cannot be read at all. */
export function refuseFile(line: number, reason: string): QuestionImport {
  return { imported: [], refused: [{ line, reason }] };
}

/** The text of a file without a byte order mark and with LF alone, or why it is not read. */
export function plainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
