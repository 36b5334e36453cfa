import type { QuizItem } from '#app/reporting/quiz-view.ts';
import type { Answers } from './use-autosave.ts';

type Known = Pick<Answers, 'states' | 'own'>;

/** Whether a question has an answer that is saved, also one that this window has saved since the sheet was read. */
export function isAnswered(item: QuizItem, answers: Known): boolean {
  const given = savedSince(item, answers);
  return given ? given.fields.some(([name, value]) => /^q\d/.test(name) && value !== '') : item.answer !== null;
}

/** Whether the server holds a newer answer than the sheet shows: this window's own, or one that overtook it. */
export function isBehind(item: QuizItem, answers: Known): boolean {
  const own = answers.own[item.position];
  const isNewer = own !== undefined && own.sequence > item.sequence;
  return isNewer && ['saved', 'overtaken'].includes(answers.states[item.position]?.kind ?? '');
}

function savedSince({ position, sequence }: QuizItem, { states, own }: Known) {
  const given = own[position];
  return given && given.sequence > sequence && states[position]?.kind === 'saved' ? given : null;
}
