import type { TagState } from '#app/ui/tag.tsx';
import type { QuizState } from './learner-view.ts';

/** "Opens when you have finished “A” and “B”." */
export const opensAfterWords = (after: readonly { title: string }[]): string =>
  `Opens when you have finished ${quoted(after.map(({ title }) => title))}.`;

/** The same beside a module, of whomever. */
export const quizAfterWords = (titles: readonly string[]): string => `quiz opens after ${quoted(titles)}`;

const quoted = (titles: readonly string[]): string =>
  new Intl.ListFormat('en-GB').format(titles.map((title) => `“${title}”`));

/** How a quiz stands for a learner: the word and the shape of its tag. */
export function quizWord(quiz: QuizState): { state: TagState; word: string } {
  switch (quiz.kind) {
    case 'passed':
      return { state: 'done', word: 'Passed' };
    case 'open':
      return { state: 'begun', word: `${quiz.answered} of ${quiz.of} answered` };
    case 'short':
      return {
        state: 'soon',
        word: quiz.attemptsLeft === 1 ? 'One attempt left' : `${quiz.attemptsLeft} attempts left`,
      };
    case 'waits':
      return { state: 'off', word: 'Opens later' };
    case 'talk':
      return { state: 'soon', word: 'Talk to your manager' };
    case 'ready':
      return { state: 'open', word: 'Not started' };
    case 'raise':
      return { state: 'soon', word: 'Passed, more points needed' };
    case 'not-offered':
      return { state: 'off', word: 'No quiz now' };
  }
}
