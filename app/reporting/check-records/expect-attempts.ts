import { totalOf, verdict } from '#app/assessment/score.ts';
import type { LearningEvent } from '#app/events/vocabulary.ts';
import { type ExpectedRow, keyOf, type Scalar } from './finding.ts';
import type { Replayed } from './replayed.ts';

type Started = Extract<LearningEvent, { verb: 'attempt.started' }>;
type Submitted = Extract<LearningEvent, { verb: 'attempt.submitted' }>;

/** Attempts as they were started and submitted: a later void or re-mark changes what they count for, not what they were. */
export function expectedAttempts(replayed: Replayed): { attempts: ExpectedRow[]; items: ExpectedRow[] } {
  const submissions = new Map(
    replayed.events.flatMap((event) => (event.verb === 'attempt.submitted' ? [[event.body.attempt, event]] : [])),
  );
  const started = replayed.events.filter((event): event is Started => event.verb === 'attempt.started');
  return {
    attempts: started.map((event) => attemptRow(event, submissions.get(event.body.attempt), replayed)),
    items: started.flatMap((event) => itemRows(event, submissions.get(event.body.attempt))),
  };
}

function attemptRow(started: Started, submitted: Submitted | undefined, { factsOf }: Replayed): ExpectedRow {
  const { attempt, module, version, track, scope, since, seed } = started.body;
  const { versionId, rule } = factsOf(module, version);
  return {
    key: keyOf({ id: attempt }),
    values: {
      module_id: module,
      module_version_id: versionId,
      track,
      scope,
      since,
      seed,
      cycle_id: started.cycle ?? null,
      closed: submitted ? 1 : 0,
      points: submitted?.body.points ?? null,
      max: submitted?.body.max ?? null,
      passed: submitted ? passed(submitted) : null,
    },
    seqs: submitted ? [started.seq, submitted.seq] : [started.seq],
  };

  function passed({ body: { items } }: Submitted): Scalar {
    return verdict({ ...totalOf(items), items, track, rule, scope }) ? 1 : 0;
  }
}

/** The first draw, and once submitted every line with its points; while re-teaching there may be further lines. */
function itemRows(started: Started, submitted: Submitted | undefined): ExpectedRow[] {
  const { attempt, draw } = started.body;
  const key = (position: number) => keyOf({ attempt_id: attempt, position });
  if (!submitted) {
    return draw.map((hash, position) => ({
      key: key(position),
      values: { question_hash: hash },
      seqs: [started.seq],
    }));
  }
  return submitted.body.items.map(({ question, points, max, right, parallelOf = null }, position) => ({
    key: key(position),
    values: { question_hash: question, points, max, right: right ? 1 : 0, parallel_of: parallelOf },
    seqs: [submitted.seq],
  }));
}
