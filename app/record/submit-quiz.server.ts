import type { Kysely, Transaction } from 'kysely';
import { markAttempt } from '#app/assessment/mark-attempt.server.ts';
import { verdict } from '#app/assessment/score.ts';
import { submitAttempt } from '#app/assessment/submit-attempt.server.ts';
import { askedIn } from '#app/assignments/asked-in.ts';
import { attemptsLeft, attemptsUsed } from '#app/assignments/attempts-left.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { versionsNamedBy } from '#app/learning/version-refs.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord, type RecordChange } from './change-record.server.ts';
import { reopenedIn } from './get-quiz-offer.server.ts';
import type { Settled } from './settle.server.ts';

export type QuizSubmitted =
  | { status: 'reteach' }
  | { status: 'closed'; passed: boolean; attemptsLeft: number; certificates: string[] };

type Closed = Extract<Awaited<ReturnType<typeof submitAttempt>>, { status: 'closed' }>;

/**
 * Freezes the sheet; where critical questions were missed it may first go to `reteach`, and the next post closes it. `expect`
 * is the state that the learner's page showed, so that a second device cannot close a sheet whose parallel items it never saw.
 */
export async function submitQuiz(
  db: Kysely<Schema>,
  deps: Deps,
  input: { personId: string; key: string; attemptId: string; expect: 'open' | 'reteach' },
): Promise<QuizSubmitted> {
  const { personId, key, attemptId } = input;
  return changeRecord<QuizSubmitted>(db, deps, { personId, actorId: personId, key }, async (change) => {
    await refuseUnlessIn(change.tx, input);
    const submitted = await submitAttempt(change.tx, deps, { personId, attemptId, cause: 'learner' });
    if (submitted.status === 'reteach') return () => ({ status: 'reteach' });
    return closeAttempt(change, attemptId, submitted);
  });
}

async function closeAttempt({ tx, locked, append }: RecordChange, attemptId: string, closed: Closed) {
  const { items, points, max, module, version, track, scope, cycleId } = closed;
  const facts = await getVersionFacts(tx, module, version);
  const passed = verdict({ points, max, items, track, rule: facts.rule, scope });
  await markAttempt(tx, attemptId, passed);
  await append({
    verb: 'attempt.submitted',
    object: attemptId,
    moduleVersion: facts.versionId,
    cycle: cycleId,
    body: { attempt: attemptId, cause: 'learner', items, points, max },
  });
  const cycle = (await listCycles(tx, locked.personId)).find((each) => each.id === cycleId);
  const target = cycle?.targets.find((each) => each.module === module);
  const reopened = await reopenedIn(tx, locked.personId, cycleId, module);
  const started = versionsNamedBy(await listEventsOf(tx, locked.personId, ['attempt.started']));
  const factsOf = await loadFacts(tx, target ? [target, ...started] : started);
  return ({ progress, certificates }: Settled): QuizSubmitted => {
    const home = cycle && target && { cycle, target };
    return {
      status: 'closed',
      passed,
      attemptsLeft: home ? attemptsLeft(attemptsUsed(progress, home, askedIn(progress, home, factsOf)), reopened) : 0,
      certificates: certificates.map((certificate) => certificate.serial),
    };
  };
}

async function refuseUnlessIn(
  tx: Transaction<Schema>,
  { personId, attemptId, expect }: { personId: string; attemptId: string; expect: 'open' | 'reteach' },
): Promise<void> {
  const attempt = await tx
    .selectFrom('attempts')
    .select('status')
    .where('id', '=', attemptId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!attempt) throw new Refusal('not-found', 'record.no-such-attempt');
  if (attempt.status === 'closed') throw new Refusal('closed', 'record.attempt-closed');
  if (attempt.status !== expect) throw new Refusal('stale', 'record.attempt-moved-on');
}
