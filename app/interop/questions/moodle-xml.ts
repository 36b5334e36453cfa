import { acceptedDecimal } from './decimals.ts';
import type { ForeignOption, ForeignQuestion } from './foreign-question.ts';
import { messages } from './messages.ts';
import { type ImportSettings, importLimits, NotImported, type QuestionImport } from './question-import.ts';
import { plainText, type TextFormat } from './rich-text.ts';
import { type Found, importFound, plainLines, refuseFile } from './to-question.ts';
import { childOf, childrenOf, readXml, type XmlElement } from './xml-tree.ts';

const { reasons, notes: remarks } = messages;
const pictures = new Set(['file']);

/** Reads a question bank as Moodle exports it in its XML. Texts are HTML unless they say otherwise. */
export function readMoodleXml(file: string, settings: ImportSettings): QuestionImport {
  if (file.length > importLimits.characters) return refuseFile(1, reasons.tooLong(importLimits.characters));
  const xml = readXml(plainLines(file), pictures);
  if (!xml.ok) return refuseFile(xml.line, xml.reason);
  if (xml.root.name !== 'quiz') return refuseFile(xml.root.line, reasons.notQuiz);
  let category: string | undefined;
  const found: Found[] = [];
  for (const element of childrenOf(xml.root, 'question')) {
    if (element.attributes.type === 'category') {
      category = bareText(childOf(element, 'category')).replace(/^\$\w+\$\/(top\/)?/, '');
      continue;
    }
    const name = bareText(childOf(element, 'name'));
    found.push({
      line: element.line,
      ...(name ? { name } : {}),
      ...(category ? { category } : {}),
      read: () => readQuestion(element),
    });
  }
  return importFound(found, settings);
}

const bareText = (element: XmlElement | undefined): string => (childOf(element, 'text')?.text ?? '').trim();

const formats: Record<string, TextFormat> = {
  html: 'html',
  markdown: 'markdown',
  plain_text: 'plain',
  moodle_auto_format: 'auto',
};

/** One question being read, with what its author has to be told. */
class Reader {
  readonly notes = new Set<string>();
  constructor(readonly element: XmlElement) {}

  /** The text in `<name format="…"><text>`, '' where there is none. */
  say(element: XmlElement | undefined): string {
    const format = formats[element?.attributes.format ?? 'html'] ?? 'html';
    return plainText(bareText(element), format, this.notes);
  }

  value(name: string): string {
    return childOf(this.element, name)?.text.trim() ?? '';
  }
}

function readQuestion(element: XmlElement): ForeignQuestion {
  const type = element.attributes.type ?? '';
  const readAnswers = readers.get(type);
  if (!readAnswers) throw new NotImported(refusedTypes.get(type) ?? reasons.type(type));
  const reader = new Reader(element);
  const read = readAnswers(reader);
  const general = [read.general, reader.say(childOf(element, 'generalfeedback'))].filter(Boolean).join('\n\n');
  const stem = reader.say(childOf(element, 'questiontext'));
  const points = pointsOf(reader.value('defaultgrade'));
  if (childrenOf(element, 'hint').some((hint) => bareText(hint) !== '')) reader.notes.add(remarks.hints);
  return { ...read, stem, points, ...(general ? { general } : {}), notes: [...reader.notes] };
}

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
type Answers = Without<ForeignQuestion, 'stem' | 'notes' | 'points'>;

const refusedTypes = new Map([
  ['essay', reasons.essay],
  ['shortanswer', reasons.shortAnswer],
  ['description', reasons.description],
]);

const readers = new Map([
  ['multichoice', choice],
  ['truefalse', trueFalse],
  ['numerical', numeric],
  ['matching', matching],
  ['ordering', ordering],
]);

function pointsOf(grade: string): number {
  const points = grade === '' ? 100 : Math.round(Number(grade) * 100);
  if (!(points >= 1 && points <= 10_000)) throw new NotImported(reasons.grade);
  return points;
}

const weightOf = (answer: XmlElement): number => Number(answer.attributes.fraction ?? 0);

function choice(reader: Reader): Answers {
  const options = childrenOf(reader.element, 'answer').map((answer): ForeignOption => {
    const feedback = reader.say(childOf(answer, 'feedback'));
    return { text: reader.say(answer), weight: weightOf(answer), ...(feedback ? { feedback } : {}) };
  });
  for (const name of ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']) {
    const text = reader.say(childOf(reader.element, name));
    if (text) reader.notes.add(remarks.whole(text));
  }
  const fixedOrder = ['false', '0'].includes(reader.value('shuffleanswers'));
  return { kind: 'choice', single: !['false', '0'].includes(reader.value('single')), options, fixedOrder };
}

function trueFalse(reader: Reader): Answers {
  const answers = childrenOf(reader.element, 'answer');
  const of = (word: string) => answers.find((answer) => bareText(answer).toLowerCase() === word);
  const [yes, no] = [of('true'), of('false')];
  const weights = [yes, no].map((answer) => (answer ? weightOf(answer) : Number.NaN));
  if (weights.join() !== '100,0' && weights.join() !== '0,100') throw new NotImported(reasons.noRight);
  const said = (answer: XmlElement | undefined) => reader.say(childOf(answer, 'feedback'));
  return { kind: 'true-false', key: weights[0] === 100, ifTrue: said(yes), ifFalse: said(no) };
}

function numeric(reader: Reader): Answers {
  const answers = childrenOf(reader.element, 'answer');
  const others = answers.filter((answer) => bareText(answer) === '*' && weightOf(answer) === 0);
  const [only, ...more] = answers.filter((answer) => !others.includes(answer));
  if (!only || more.length > 0) throw new NotImported(reasons.severalNumbers);
  if (weightOf(only) !== 100) throw new NotImported(reasons.partWeight(weightOf(only)));
  for (const other of others) {
    const text = reader.say(childOf(other, 'feedback'));
    if (text) reader.notes.add(remarks.wrong(text));
  }
  const units = childrenOf(childOf(reader.element, 'units'), 'unit');
  if (units.length > 1) throw new NotImported(reasons.units);
  const unit = childOf(units[0], 'unit_name')?.text.trim();
  const general = reader.say(childOf(only, 'feedback'));
  return {
    kind: 'numeric',
    key: acceptedDecimal(bareText(only)),
    tolerance: acceptedDecimal(childOf(only, 'tolerance')?.text || '0'),
    ...(unit ? { unit } : {}),
    ...(general ? { general } : {}),
  };
}

function matching(reader: Reader): Answers {
  const pairs = childrenOf(reader.element, 'subquestion').map((row) => ({
    left: reader.say(row),
    right: plainText(bareText(childOf(row, 'answer')), 'plain', reader.notes),
  }));
  return { kind: 'matching', pairs };
}

/** Answers carry their place from 1 as their fraction; files where all say the same stand in the right order. */
function ordering(reader: Reader): Answers {
  const answers = childrenOf(reader.element, 'answer');
  const items = [...answers].sort((a, b) => weightOf(a) - weightOf(b)).map((answer) => reader.say(answer));
  return { kind: 'ordering', items };
}
