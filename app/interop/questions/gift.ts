import { acceptedDecimal, middleOf } from './decimals.ts';
import type { ForeignOption, ForeignQuestion } from './foreign-question.ts';
import { cutAt, giftPlain, mask, partsAt } from './gift-text.ts';
import { messages } from './messages.ts';
import { type ImportSettings, importLimits, NotImported, type QuestionImport } from './question-import.ts';
import { plainText, type TextFormat } from './rich-text.ts';
import { type Found, importFound, plainLines, refuseFile } from './to-question.ts';

const { reasons } = messages;

/** Reads questions in GIFT, the text format of Moodle. Blank lines part questions, as they do there. */
export function readGift(file: string, settings: ImportSettings): QuestionImport {
  if (file.length > importLimits.characters) return refuseFile(1, reasons.tooLong(importLimits.characters));
  return importFound(findQuestions(plainLines(file)), settings);
}

function findQuestions(file: string): Found[] {
  const found: Found[] = [];
  let category: string | undefined;
  let block: string[] = [];
  let start = 1;
  const close = () => {
    const text = block.join('\n').trim();
    block = [];
    if (text !== '') found.push(question(text, start, category));
  };
  `${file}\n`.split('\n').forEach((line, index) => {
    const bare = line.trim();
    if (bare.startsWith('//')) return;
    const named = block.length === 0 ? /^\$CATEGORY:(.*)$/.exec(bare) : null;
    if (named) category = (named[1] ?? '').trim();
    else if (bare === '') close();
    else {
      if (block.length === 0) start = index + 1;
      block.push(line);
    }
  });
  close();
  return found;
}

function question(text: string, line: number, category: string | undefined): Found {
  const [, name = '', body = text] = /^::((?:\\[\s\S]|(?!::)[\s\S])*)::([\s\S]*)$/.exec(text) ?? [];
  const label = giftPlain(name);
  return {
    line,
    ...(label ? { name: label } : {}),
    ...(category ? { category } : {}),
    read: () => readQuestion(body.trim()),
  };
}

/** A text in the format that is named before it, or in that of the question. */
type Say = (source: string) => string;

function readQuestion(source: string): ForeignQuestion {
  const masked = mask(source);
  const [open, close] = [masked.indexOf('{'), masked.indexOf('}')];
  if (open < 0 && close < 0) throw new NotImported(reasons.description);
  if (open < 0 || close < open) throw new NotImported(reasons.braces);
  const after = source.slice(close + 1);
  if (/[{}]/.test(mask(after))) throw new NotImported(reasons.twoAnswers);
  const before = source.slice(0, open).trimEnd();
  const notes = new Set<string>();
  const format = formatOf(before) ?? 'auto';
  const say: Say = (text) => {
    const trimmed = text.trim();
    const own = formatOf(trimmed);
    const body = own ? trimmed.slice(trimmed.indexOf(']') + 1) : trimmed;
    return plainText(giftPlain(body), own ?? format, notes);
  };
  // Words after the answers make it the format with a missing word, which Moodle shows as a line.
  const stem = after.trim() === '' ? before : `${before} _____${/^\s/.test(after) ? ' ' : ''}${after.trim()}`;
  const answers = source.slice(open + 1, close);
  const at = mask(answers).lastIndexOf('####');
  const general = at < 0 ? '' : say(answers.slice(at + 4));
  const rest = (at < 0 ? answers : answers.slice(0, at)).trim();
  const read = readAnswers(rest, say, notes);
  const why = [read.general, general].filter(Boolean).join('\n\n');
  return { ...read, stem: say(stem), ...(why ? { general: why } : {}), notes: [...notes] };
}

const formats: Record<string, TextFormat> = { html: 'html', markdown: 'markdown', plain: 'plain', moodle: 'auto' };

function formatOf(text: string): TextFormat | undefined {
  const name = /^\[(html|markdown|plain|moodle)\]/.exec(text)?.[1];
  return name ? formats[name] : undefined;
}

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** What the answer section decides; a numeric question explains its one right answer there. */
type Answers = Without<ForeignQuestion, 'stem' | 'notes'>;

function readAnswers(answers: string, say: Say, notes: Set<string>): Answers {
  const masked = mask(answers);
  if (answers === '') throw new NotImported(reasons.essay);
  if (masked.startsWith('#')) return numeric(answers.slice(1), say, notes);
  if (masked.includes('~')) return choice(answers, say);
  const truth = /^(T|TRUE|F|FALSE)\s*(#|$)/i.exec(masked);
  if (truth) return trueFalse(answers, say);
  if (masked.includes('=') && masked.includes('->')) return matching(answers, say);
  throw new NotImported(reasons.shortAnswer);
}

function choice(answers: string, say: Say): Answers {
  const options = partsAt(answers, /[~=]/g).map(({ sign, text }): ForeignOption => {
    const weighed = /^\s*%(-?\d+(?:\.\d+)?)%/.exec(text);
    const [words, feedback] = cutAt(weighed ? text.slice(weighed[0].length) : text, '#');
    const weight = weighed ? Number(weighed[1]) : sign === '=' ? 100 : 0;
    return { text: say(words), weight, ...feedbackOf(feedback, say) };
  });
  return { kind: 'choice', single: mask(answers).includes('='), options };
}

function feedbackOf(source: string | undefined, say: Say): { feedback?: string } {
  const feedback = source === undefined ? '' : say(source);
  return feedback ? { feedback } : {};
}

/** The first text is for the wrong answer, the second for the right one. */
function trueFalse(answers: string, say: Say): Answers {
  const [word = '', wrong = '', right = ''] = partsAt(`#${answers}`, /#/g).map(({ text }) => text);
  const key = /^T/i.test(word.trim());
  const texts = { wrong: say(wrong), right: say(right) };
  return { kind: 'true-false', key, ifTrue: key ? texts.right : texts.wrong, ifFalse: key ? texts.wrong : texts.right };
}

function matching(answers: string, say: Say): Answers {
  const pairs = partsAt(answers, /=/g).map(({ text }) => {
    const [left, right] = cutAt(text, '->');
    if (right === undefined) throw new NotImported(reasons.pair(text.trim()));
    return { left: say(left), right: say(right) };
  });
  return { kind: 'matching', pairs };
}

function numeric(source: string, say: Say, notes: Set<string>): Answers {
  const [numbers, wrong] = cutAt(source, '~');
  const wrongText = wrong === undefined ? '' : say(cutAt(wrong, '#')[1] ?? wrong);
  if (wrongText) notes.add(messages.notes.wrong(wrongText));
  const [only, ...others] = mask(numbers).includes('=') ? partsAt(numbers, /=/g).map(({ text }) => text) : [numbers];
  if (only === undefined || others.length > 0) throw new NotImported(reasons.severalNumbers);
  const [weighed, feedback] = cutAt(only, '#');
  const amount = weighed.trim().replace(/^%100%/, '');
  const weight = /^%(-?\d+(?:\.\d+)?)%/.exec(amount);
  if (weight) throw new NotImported(reasons.partWeight(Number(weight[1])));
  const right = feedback === undefined ? '' : say(feedback);
  return { kind: 'numeric', ...amountOf(amount), ...(right ? { general: right } : {}) };
}

/** `5`, `5:0.5` (how far it may be off) or `4.5..5.5`. */
function amountOf(text: string): { key: string; tolerance: string } {
  const [from = '', to] = text.split('..');
  if (to !== undefined) return middleOf(from, to);
  const [key = '', tolerance = '0'] = text.split(':');
  return { key: acceptedDecimal(key), tolerance: acceptedDecimal(tolerance) };
}
