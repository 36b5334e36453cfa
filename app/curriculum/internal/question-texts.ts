import type { Question } from '#app/questions/question.ts';

type Texts = Partial<Record<'scenario' | 'options' | 'left' | 'right' | 'unit' | 'reteach', unknown>>;

/** The parts of a question that a translator writes. */
export function questionTexts(question: Question): Texts & { stem: string; feedback: unknown } {
  const { stem, scenario, options, left, right, unit, feedback, reteach } = question as Question & Texts;
  const texts = { stem, scenario, options, left, right, unit, feedback, reteach };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as ReturnType<
    typeof questionTexts
  >;
}
