import type { ForeignQuestion } from './foreign-question.ts';
import { messages } from './messages.ts';
import { type ImportSettings, importLimits, NotImported, type QuestionImport } from './question-import.ts';
import { type Found, importFound, plainLines, refuseFile } from './to-question.ts';

const { reasons } = messages;

interface Block {
  line: number;
  stem: string[];
  options: { letter: string; text: string; line: number }[];
}

/** Reads questions in Aiken: a text, options that begin with `A.` or `A)`, and a line `ANSWER: A`. */
export function readAiken(file: string, settings: ImportSettings): QuestionImport {
  if (file.length > importLimits.characters) return refuseFile(1, reasons.tooLong(importLimits.characters));
  return importFound(findQuestions(plainLines(file)), settings);
}

function findQuestions(file: string): Found[] {
  const found: Found[] = [];
  let block = null as Block | null;
  const close = (answer?: string) => {
    const done = block;
    block = null;
    if (done) found.push({ line: done.line, read: () => readBlock(done, answer) });
  };
  for (const [index, raw] of file.split('\n').entries()) {
    const line = index + 1;
    const text = raw.trim();
    const option = /^([A-Z])[.)](?:\s+(.*))?$/.exec(text);
    const answer = /^ANSWER:\s*(.*)$/.exec(text)?.[1];
    const hasOptions = block !== null && block.options.length > 0;
    // Words after the options begin the next question: the one before has lost its last line.
    if (hasOptions && !option && answer === undefined) close();
    if (text === '') continue;
    block ??= { line, stem: [], options: [] };
    if (answer !== undefined) close(answer.trim());
    else if (option && (hasOptions || block.stem.length > 0)) {
      block.options.push({ letter: option[1] ?? '', text: (option[2] ?? '').trim(), line });
    } else block.stem.push(text);
  }
  close();
  return found;
}

function readBlock({ stem, options }: Block, answer: string | undefined): ForeignQuestion {
  if (options.length === 0 && answer === undefined) throw new NotImported(reasons.description);
  if (answer === undefined || !/^[A-Z]$/.test(answer)) throw new NotImported(reasons.answerLine);
  const letters = options.map(({ letter }) => letter);
  const twice = options.find(({ letter }, index) => letters.indexOf(letter) < index);
  if (twice) throw new NotImported(reasons.optionTwice(twice.letter), twice.line);
  if (!letters.includes(answer)) throw new NotImported(reasons.answerLetter(answer));
  return {
    kind: 'choice',
    single: true,
    stem: stem.join(' '),
    options: options.map(({ letter, text }) => ({ text, weight: letter === answer ? 100 : 0 })),
    notes: [],
  };
}
