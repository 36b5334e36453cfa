import type { Course, CourseModule } from '#app/reporting/learner-view.ts';
import { quizWord } from '#app/reporting/quiz-words.ts';
import type { TagState } from '#app/ui/tag.tsx';

export const messages = {
  title: 'Your learning',
  onTheWay: { tag: 'begun', word: 'On the way' } as const,
  goOn: 'Go on where you stopped',
  begin: 'Begin here',
  quizLeft: 'The quiz is what is left',
  again: 'Read again before the next attempt',
  quizInstead: 'Go straight to the quiz',
  openLesson: 'Open the lesson',
  openQuiz: 'Open the quiz',
  continueLesson: 'Continue',
  five: 'I have five minutes',
  fits: 'You have five minutes? This fits.',
  fiveWhy: (minutes: number, what: string) => `${what}: about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  from: (section: string) => `from “${section}”`,
  minutes: (n: number) => `${n} ${n === 1 ? 'minute' : 'minutes'}`,
  minutesLeft: (n: number) => (n === 0 ? 'nothing left to read' : `about ${n} ${n === 1 ? 'minute' : 'minutes'} left`),
  lessons: (done: number, of: number) => `${done} of ${of} ${of === 1 ? 'lesson' : 'lessons'} done`,
  quizAlone: 'the quiz alone',
  nothingDue: 'Nothing is due',
  nothingDueText: 'You have done what you were asked to learn. Every lesson stays open to read again:',
  finished: 'Finished',
  finishedText: 'Every lesson of these modules stays open to read again.',
  finishedWord: 'Done',
  lapsed: (until: string) => `Was valid until ${until}`,
  lapsedText:
    'What you learnt here counted until that day; now it has to be renewed. You can read its lessons again at once; the quizzes open with the renewal. If it does not open soon, ask your manager.',
  lapsedWord: 'Expired',
  readAgain: 'Open to read',
  revised: 'Being revised',
  nothingAssigned: 'Nothing has been given to you yet',
  nothingAssignedText:
    'Courses come with your job role and your unit. If you expected one here, ask your manager to check how you are entered.',
  calendar: 'Put the due dates into your calendar',
  certificates: 'Certificates you hold',
  ended: 'Certificates that no longer hold',
  pointsMissing: (points: number) =>
    `Every quiz is passed, but the points of the foundation quizzes together fall short of 80 per cent by ${points}. A better attempt at any of these modules makes up for it.`,
  track: { foundation: 'foundation', full: 'full track' },
} as const;

/** What is asked this time, where it is not everything. */
export function courseWhy({ kind, minutesLeft }: Pick<Course, 'kind' | 'minutesLeft'>): string | null {
  const time = minutesLeft === 0 ? '' : ` About ${messages.minutes(minutesLeft)} in all.`;
  if (kind === 'delta') {
    return `This has changed since you learnt it. Only what changed is asked.${time} You then hold a new certificate with the same last day.`;
  }
  if (kind === 'renewal') {
    return `Your certificate runs out. Lessons are asked only where they changed, and each quiz once more.${time}`;
  }
  return null;
}

export const courseKind: Record<Course['kind'], string | null> = {
  first: null,
  renewal: 'Renewal',
  delta: 'What has changed',
};

/** State of a module in a course: the word that the task list shows. */
export function moduleState(module: CourseModule): { state: TagState; word: string } {
  if (module.met) return { state: 'done', word: 'Done' };
  if (module.lessonsDone === module.lessonsNeeded) {
    return module.quiz.kind === 'ready' ? { state: 'open', word: 'Quiz is next' } : quizWord(module.quiz);
  }
  if (module.lessonsDone > 0) return { state: 'begun', word: 'Begun' };
  return { state: 'open', word: 'Not started' };
}
