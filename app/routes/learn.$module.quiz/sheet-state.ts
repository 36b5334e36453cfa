import type { QuizItem } from '#app/reporting/quiz-view.ts';
import type { Answers } from './use-autosave.ts';

type Known = Pick<Answers, 'states' | 'own'>;

/** Whether a question has an answer that is saved, also one that this window has saved since the sheet was read. */
export function isAnswered(item: QuizItem, answers: Known): boolean {
  const given = savedSince(item, answers);
  return given ? given.fields.some(([name, value]) => /^q\d/.test(name) && value !== '') : item.answer !== null;
}

/** Clock time at which the answer was saved. */
export function savedTimeOf(item: QuizItem, answers: Known): string | null {
  const state = answers.states[item.position];
  return state?.kind === 'saved' && savedSince(item, answers) ? state.time : item.savedTime;
}

function savedSince({ position, sequence }: QuizItem, { states, own }: Known) {
  const given = own[position];
  return given && given.sequence > sequence && states[position]?.kind === 'saved' ? given : null;
}
