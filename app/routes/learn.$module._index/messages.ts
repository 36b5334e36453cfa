import type { LessonState } from '#app/reporting/learner-view.ts';
import type { TagState } from '#app/ui/tag.tsx';

export const messages = {
  back: 'Your learning',
  outcomes: 'By the end you can',
  lessons: 'Lessons',
  more: 'More lessons in this module',
  moreWhy: 'Not part of what you were asked to learn. Open to everybody who wants to know more.',
  quiz: 'Quiz',
  minutes: (n: number) => `${n} min`,
  about: (n: number) => `About ${n} minutes in all`,
  left: (n: number) => (n === 0 ? 'Nothing left to read' : `About ${n} minutes left`),
  due: (date: string) => `Due by ${date}`,
  track: { foundation: 'Foundation track', full: 'Full track' },
  edition: (n: number) => `Edition ${n}`,
  start: 'Start the first lesson',
  goOn: 'Go on',
  openQuiz: 'Go to the quiz',
  quizRow: (questions: number) => `${questions} questions`,
  quizLater: 'Best taken after the lessons above.',
} as const;

export const lessonState: Record<LessonState, { state: TagState; word: string }> = {
  open: { state: 'open', word: 'Not started' },
  begun: { state: 'begun', word: 'Begun' },
  done: { state: 'done', word: 'Done' },
  changed: { state: 'soon', word: 'Changed since you read it' },
};
