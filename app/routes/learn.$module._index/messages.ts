import type { LessonState } from '#app/reporting/learner-view.ts';
import type { TagState } from '#app/ui/tag.tsx';

export const messages = {
  back: 'Your learning',
  outcomes: 'By the end you can',
  lessons: 'Lessons',
  more: 'More lessons in this module',
  moreWhy: 'Not part of what you were asked to learn. Open to everybody who wants to know more.',
  kept: 'As you learnt it',
  keptWhy: 'Nothing in these lessons is asked again. They stay open to read.',
  quiz: 'Quiz',
  minutes: (n: number) => `${n} min`,
  about: (n: number) => `About ${n} minutes in all`,
  left: (n: number) => (n === 0 ? 'Nothing left to read' : `About ${n} minutes left`),
  dueFor: (date: string, course: string, track: 'foundation' | 'full') =>
    `${date} (${course}, ${track === 'full' ? 'full' : 'foundation'} track)`,
  track: { foundation: 'Foundation track', full: 'Full track' },
  version: (n: number) => `Version ${n}`,
  start: 'Start the first lesson',
  goOn: 'Go on',
  openQuiz: 'Go to the quiz',
  again: 'Read again',
  againWhy:
    'Your last attempt at the quiz fell short on what is marked “Read again”. Read that before the next attempt; the quiz stays open to you.',
  readAgain: 'Read it again',
  quizRow: (questions: number) => `${questions} ${questions === 1 ? 'question' : 'questions'}`,
  quizDelta: (questions: number) =>
    `${questions} ${questions === 1 ? 'question' : 'questions'}, only on what has changed`,
  quizLater: 'Best taken after the lessons above.',
} as const;

export const lessonState: Record<LessonState, { state: TagState; word: string }> = {
  open: { state: 'open', word: 'Not started' },
  begun: { state: 'begun', word: 'Begun' },
  done: { state: 'done', word: 'Done' },
  changed: { state: 'soon', word: 'Changed since you read it' },
};
