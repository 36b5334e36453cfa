import { type DrawInput, drawQuestions } from '#app/assessment/draw.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { trackLessons } from '#app/learning/lesson-done.ts';
import type { QuizState } from './learner-view.ts';

/** What an attempt is drawn from. */
export type Asked = Pick<DrawInput, 'track' | 'scope' | 'since'>;

export interface QuizSize {
  questions: number;
  critical: number;
  minutes: number;
}

/** How many questions an attempt draws, and how long they take. */
export function quizSize(facts: VersionFacts, asked: Asked): QuizSize {
  const drawn = drawnFor(facts, asked);
  const whole = drawnFor(facts, { track: asked.track, scope: 'whole', since: 0 }).length;
  return {
    questions: drawn.length,
    critical: drawn.filter((question) => question.critical).length,
    minutes: whole === 0 ? 0 : Math.max(1, Math.round((wholeMinutes(facts, asked) * drawn.length) / whole)),
  };
}

/** None where the quiz is done or cannot be taken now. */
export function quizMinutesLeft(quiz: QuizState, minutes: number): number {
  return ['passed', 'not-offered', 'talk'].includes(quiz.kind) ? 0 : minutes;
}

/** A module's minutes are those of its lessons and its quiz. */
function wholeMinutes(facts: VersionFacts, { track }: Asked): number {
  return (facts.minutes[track] ?? 0) - trackLessons(facts, track).reduce((sum, lesson) => sum + lesson.minutes, 0);
}

/** Every seed draws the same number. */
function drawnFor(facts: VersionFacts, asked: Asked) {
  const { perOutcome } = facts.rule.draw;
  const hashes = new Set(
    drawQuestions({ ...asked, questions: facts.questions, perOutcome, seen: new Set(), seed: '' }),
  );
  return facts.questions.filter((question) => hashes.has(question.hash));
}
