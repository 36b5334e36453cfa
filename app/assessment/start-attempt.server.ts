import type { Transaction } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Question, Track } from '#app/questions/question.ts';
import { drawOrder } from '#app/questions/registry.ts';
import type { Schema } from '#db/schema.ts';
import { drawQuestions } from './draw.ts';
import { getOpenAttempt } from './get-open-attempt.server.ts';
import { getQuestionBodies } from './question-bodies.server.ts';
import { seededRandom } from './random.ts';
import type { Scope } from './scope.ts';

export interface StartInput {
  personId: string;
  /** The version that is drawn from. */
  facts: VersionFacts;
  track: Track;
  scope: Scope;
  /** For a delta: only what changed after this version is asked. */
  since: number;
  cycleId: string;
  /** Hashes or ids of questions met before (`listSeenQuestions`). */
  seen: ReadonlySet<string>;
}

export interface StartedAttempt {
  attemptId: string;
  seed: string;
  /** Content hashes in the order of asking. */
  draw: string[];
}

/**
 * Draws and seals the sheet of a new attempt. The caller holds the person lock. Refuses while another attempt of the module
 * is open, and where the scope has no question.
 */
export async function startAttempt(tx: Transaction<Schema>, deps: Deps, input: StartInput): Promise<StartedAttempt> {
  const { personId, facts, track, scope, since } = input;
  if (await getOpenAttempt(tx, personId, facts.moduleId)) throw new Refusal('not-offered', 'assessment.attempt-open');
  const seed = deps.newToken();
  const { perOutcome } = facts.rule.draw;
  const draw = drawQuestions({ questions: facts.questions, track, scope, since, perOutcome, seen: input.seen, seed });
  if (draw.length === 0) throw new Refusal('not-offered', 'assessment.no-questions');
  const bodies = await getQuestionBodies(tx, draw);
  const attemptId = deps.newId();
  await tx
    .insertInto('attempts')
    .values({
      id: attemptId,
      person_id: personId,
      module_id: facts.moduleId,
      module_version_id: facts.versionId,
      track,
      scope,
      since,
      cycle_id: input.cycleId,
      seed,
      status: 'open',
      deadline_at: null,
      started_at: deps.now().toISOString(),
      submitted_at: null,
      points: null,
      max: null,
      passed: null,
    })
    .execute();
  const items = draw.map((hash, position) => newItem(attemptId, position, hash, seed, bodies));
  await tx.insertInto('attempt_items').values(items).execute();
  return { attemptId, seed, draw };
}

/** A row of the sheet; the order of its options depends on the attempt's seed and the question alone. */
export function newItem(
  attemptId: string,
  position: number,
  hash: string,
  seed: string,
  bodies: Map<string, Question>,
  parallelOf: number | null = null,
): Schema['attempt_items'] {
  const order = drawOrder(bodies.get(hash) as Question, seededRandom(`${seed}/${hash}`));
  return {
    attempt_id: attemptId,
    position,
    question_hash: hash,
    option_order: JSON.stringify(order),
    parallel_of: parallelOf,
    points: null,
    max: null,
    right: null,
    ms: null,
  };
}
