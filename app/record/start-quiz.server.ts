import type { Kysely } from 'kysely';
import { getOpenAttempt } from '#app/assessment/get-open-attempt.server.ts';
import { listSeenQuestions } from '#app/assessment/list-seen-questions.server.ts';
import { startAttempt } from '#app/assessment/start-attempt.server.ts';
import type { Asked } from '#app/assignments/asked-in.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';
import { getQuizOffer } from './get-quiz-offer.server.ts';

export interface QuizStarted {
  attemptId: string;
  /** True where an attempt was open already: that one goes on. */
  resumed: boolean;
}

/** Starts an attempt in the cycle that it belongs to, on the served version. Refuses without a cycle or
 * attempts left, and before the earlier stages of the course. */
export async function startQuiz(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; key: string; moduleId: string },
): Promise<QuizStarted> {
  const { personId, key, moduleId } = input;
  return changeRecord<QuizStarted>(db, deps, { personId, actorId: personId, key }, async ({ tx, append }) => {
    const open = await getOpenAttempt(tx, personId, moduleId);
    if (open) return () => ({ attemptId: open.id, resumed: true });
    const offer = await getQuizOffer(tx, personId, moduleId, today(deps.zone, deps.now()));
    if (!offer) throw new Refusal('not-offered', 'record.no-open-cycle');
    if (offer.waits) throw new Refusal('not-offered', 'record.earlier-stage');
    if (offer.left === 0) throw new Refusal('no-attempts-left', 'record.no-attempts-left');
    const facts = await getCurrentFacts(tx, moduleId);
    if (!facts) throw new Refusal('not-offered', 'record.being-revised');
    const plan = planOf(offer.asked, facts);
    if (!plan) throw new Refusal('not-offered', 'record.no-quiz-needed');
    const { cycle } = offer;
    const seen = await listSeenQuestions(tx, personId, moduleId);
    const started = await startAttempt(tx, deps, { personId, facts, ...plan, cycleId: cycle.id, seen });
    await append({
      verb: 'attempt.started',
      object: started.attemptId,
      moduleVersion: facts.versionId,
      cycle: cycle.id,
      body: {
        attempt: started.attemptId,
        module: moduleId,
        version: facts.number,
        ...plan,
        seed: started.seed,
        draw: started.draw,
      },
    });
    return () => ({ attemptId: started.attemptId, resumed: false });
  });
}

/** What to draw from; null where nothing on the track is to be asked. */
function planOf(plan: Asked, facts: VersionFacts): Asked | null {
  const isAsked = facts.questions.some(
    (question) => question.tracks.includes(plan.track) && (plan.scope === 'whole' || question.since > plan.since),
  );
  return isAsked ? plan : null;
}
