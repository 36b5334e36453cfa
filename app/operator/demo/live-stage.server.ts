import { trackLessons } from '#app/learning/lesson-done.ts';
import type { Stage } from './hospital.ts';
import { answerQuiz, type DemoLearner, handInQuiz, modulesToLearn, readLessons, stopIn } from './learner.server.ts';

/** Days before today on which a person of a stage was hired, and on which they last learnt. */
export const stageDays: Record<Stage, { hired: number; learnt: number }> = {
  new: { hired: 12, learnt: 12 },
  reading: { hired: 20, learnt: 2 },
  quiz: { hired: 22, learnt: 1 },
  short: { hired: 26, learnt: 4 },
  talk: { hired: 40, learnt: 6 },
  done: { hired: 150, learnt: 120 },
  lapsed: { hired: 520, learnt: 490 },
  late: { hired: 95, learnt: 70 },
};

/** Brings a person's record to a stage by the same use cases that the pages call. */
export async function liveStage(learner: DemoLearner, stage: Stage): Promise<void> {
  const modules = await modulesToLearn(learner);
  const [first] = modules;
  if (!first || stage === 'new') return;
  const { facts, track } = first;
  switch (stage) {
    case 'reading':
    case 'late': {
      await readLessons(learner, facts, track, 1);
      const second = trackLessons(facts, track)[1];
      if (second) await stopIn(learner, facts, second);
      return;
    }
    case 'quiz':
      await readLessons(learner, facts, track);
      await answerQuiz(learner, facts, { answered: 3 });
      return;
    case 'short':
    case 'talk':
      await readLessons(learner, facts, track);
      for (let attempt = 0; attempt < (stage === 'talk' ? 3 : 1); attempt += 1) {
        await handInQuiz(learner, await answerQuiz(learner, facts, { wrong: () => true }), true);
        learner.pace.pass(60);
      }
      return;
    case 'done':
    case 'lapsed':
      for (const module of modules) {
        await readLessons(learner, module.facts, module.track);
        await handInQuiz(learner, await answerQuiz(learner, module.facts), false);
        learner.pace.pass(24 * 60);
      }
  }
}
