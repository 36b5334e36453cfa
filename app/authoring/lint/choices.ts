import { attributesOf, type Literal, type MdNode, type ParsedLesson } from '#app/curriculum/parse-lesson.ts';
import type { ParsedModule, ParsedQuestion } from '#app/curriculum/parse-module.ts';
import type { Place } from '#app/curriculum/problem.ts';
import { onceFor } from './once-for.ts';
import { nodesOf } from './prose.ts';

/** A question that is asked in words, in a lesson or in the bank, in the form that rules look at. */
export interface Choice {
  id: string;
  file: string;
  type: 'single' | 'multiple' | 'true-false';
  stem: string;
  stemAt: Place;
  /** Empty for a true-false question of the bank. */
  options: { text: string; right: boolean; feedback?: string; at: Place }[];
}

/** Choices and true-false questions of the bank; the other types have no options to choose from. */
export function bankChoices({ questions, questionsFile }: ParsedModule): readonly Choice[] {
  const known = choicesOf.get(questions);
  if (known?.file === questionsFile) return known.choices;
  const choices = questions.flatMap((each) => bankChoice(each, questionsFile) ?? []);
  choicesOf.set(questions, { file: questionsFile, choices });
  return choices;
}

/** A bank that stays is read once. */
const choicesOf = new WeakMap<ParsedQuestion[], { file: string; choices: readonly Choice[] }>();

function bankChoice({ question, at }: ParsedQuestion, file: string): Choice | null {
  const { id, stem } = question;
  const base = { id, file, stem, stemAt: at(['stem']) };
  if (question.type === 'true-false') return { ...base, type: 'true-false', options: [] };
  if (question.type !== 'single' && question.type !== 'scenario' && question.type !== 'multiple') return null;
  const options = question.options.map((option, index) => ({
    text: option.text,
    right: [question.key].flat().includes(option.id),
    feedback: question.feedback[option.id],
    at: at(['options', index, 'text']),
  }));
  return { ...base, type: question.type === 'multiple' ? 'multiple' : 'single', options };
}

/** The checks of a lesson, in reading order. */
export const lessonChecks = onceFor(({ file, tree }: ParsedLesson): readonly Choice[] =>
  [...nodesOf(tree)].filter(({ name }) => name === 'Check').flatMap((node) => checkOf(node, file) ?? []),
);

function checkOf(node: MdNode, file: string): Choice | null {
  const { values, at } = attributesOf(node);
  const { id, type, prompt, options } = values;
  if (typeof id !== 'string' || typeof prompt !== 'string' || !Array.isArray(options)) return null;
  if (type !== 'single' && type !== 'multiple' && type !== 'true-false') return null;
  return {
    id,
    file,
    type,
    stem: prompt,
    stemAt: at(['prompt']),
    options: options.map((option, index) => ({
      text: textField(option, 'text'),
      right: typeof option === 'object' && !Array.isArray(option) && option.right === true,
      feedback: textField(option, 'feedback'),
      at: at(['options', index, 'text']),
    })),
  };
}

function textField(option: Literal, key: string): string {
  const value = typeof option === 'object' && !Array.isArray(option) ? option[key] : undefined;
  return typeof value === 'string' ? value : '';
}
