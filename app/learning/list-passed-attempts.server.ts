import type { Kysely } from 'kysely';
import { listEventsOf } from '#app/events/list-events.server.ts';
import type { Schema } from '#db/schema.ts';
import { isGoodOn } from './attempt-score.ts';
import { foldProgress } from './fold-progress.ts';
import { loadFacts } from './load-facts.server.ts';
import { emptyProgress } from './progress.ts';
import { versionsNamedBy } from './version-refs.ts';

export interface PassedAttempts {
  /** Of the events that handed them in. */
  seqs: number[];
  /** What each was about, by attempt. */
  quizzes: Map<string, { module: string; version: number }>;
}

/** The attempts at a quiz that were good on their own track, also those that a correction took back: all that a manager sees. */
export async function listPassedAttempts(db: Kysely<Schema>, personId: string): Promise<PassedAttempts> {
  const events = await listEventsOf(db, personId, ['attempt.started', 'attempt.submitted', 'attempt.remarked']);
  const factsOf = await loadFacts(db, versionsNamedBy(events));
  const { attempts } = events.reduce((state, event) => foldProgress(state, event, factsOf), emptyProgress);
  const quizzes = [...attempts.values()].filter((each) => each.scope !== 'pretest');
  const good = quizzes.filter((each) => isGoodOn(each, factsOf(each.module, each.version), each.track));
  return {
    seqs: good.flatMap(({ submitted }) => submitted?.seq ?? []),
    quizzes: new Map(good.map(({ id, module, version }) => [id, { module, version }])),
  };
}
