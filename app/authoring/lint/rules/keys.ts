import { bankChoices, type Choice, lessonChecks } from '../choices.ts';
import { advise, type Finding, type ModuleRule } from '../finding.ts';
import { upperTail } from '../tail.ts';

/** A pattern is worth a word when chance alone would show it in fewer than one bank in twenty. */
const level = 0.05;

/** Patterns over all single choices of the bank, and over all those of the lessons. */
export const keyPatterns: ModuleRule = (module) => {
  const { head, file, at, questionsFile } = module;
  const bank = { item: `${head.id}-bank`, file: questionsFile, at: { line: 1, column: 1 } };
  const checks = { item: `${head.id}-checks`, file, at: at(['id']) };
  return [
    ...patterns(bankChoices(module), 'questions', bank),
    ...patterns(module.lessons.flatMap(lessonChecks), 'checks', checks),
  ];
};

type Where = Pick<Parameters<typeof advise>[1], 'item' | 'file' | 'at'>;

function patterns(choices: readonly Choice[], kind: 'questions' | 'checks', where: Where): Finding[] {
  const single = choices.filter(({ type, options }) => type === 'single' && options.length > 1);
  return [...longest(single, kind, where), ...place(single, kind, where)];
}

function longest(all: Choice[], kind: 'questions' | 'checks', where: Where): Finding[] {
  // Where two options share the greatest length, nobody can choose by it.
  const telling = all.filter(({ options }) => {
    const most = Math.max(...options.map(({ text }) => text.length));
    return options.filter(({ text }) => text.length === most).length === 1;
  });
  const hits = telling.filter(({ options }) => {
    const most = Math.max(...options.map(({ text }) => text.length));
    return options.some(({ text, right }) => right && text.length === most);
  }).length;
  const chances = telling.map(({ options }) => 1 / options.length);
  const probability = upperTail(chances, hits);
  if (hits === 0 || probability >= level) return [];
  const about = `longest ${hits} of ${telling.length}`;
  return [advise('keys-longest', { ...where, about }, kind, hits, telling.length, sum(chances), percent(probability))];
}

/** The fullest place; the probability is multiplied by the number of places, since each of them could have been it. */
function place(all: Choice[], kind: 'questions' | 'checks', where: Where): Finding[] {
  const places = Math.max(0, ...all.map(({ options }) => options.length));
  const found = Array.from({ length: places }, (_, index) => {
    const possible = all.filter(({ options }) => options.length > index);
    const hits = possible.filter(({ options }) => options[index]?.right).length;
    const chances = possible.map(({ options }) => 1 / options.length);
    return { index, hits, chances, probability: Math.min(1, places * upperTail(chances, hits)) };
  }).sort((a, b) => a.probability - b.probability)[0];
  if (!found || found.hits === 0 || found.probability >= level) return [];
  const { index, hits, chances, probability } = found;
  const about = `place ${index + 1} ${hits} of ${chances.length}`;
  return [
    advise(
      'keys-place',
      { ...where, about },
      kind,
      index + 1,
      hits,
      chances.length,
      sum(chances),
      percent(probability),
    ),
  ];
}

const sum = (numbers: number[]) => Math.round(numbers.reduce((total, each) => total + each, 0));
const percent = (share: number) => (share < 0.001 ? 'below 0.1' : (share * 100).toFixed(1));
