import type { Kysely } from 'kysely';
import { loadCurricula } from '#app/assignments/load-curricula.server.ts';
import { replayCycles } from '#app/assignments/settle-cycles.ts';
import type { LearningEvent } from '#app/events/vocabulary.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { replayLearning } from '#app/learning/replay-learning.ts';
import { versionsNamedBy } from '#app/learning/version-refs.ts';
import type { Schema } from '#db/schema.ts';
import type { Replayed } from './replayed.ts';

/** Folds histories, or what they held on an earlier day. Throws where one names something that was never published. */
export async function replayHistories(
  db: Kysely<Schema>,
  histories: Iterable<[person: string, events: LearningEvent[]]>,
): Promise<Replayed[]> {
  const each = [...histories];
  const all = each.flatMap(([, events]) => events);
  const factsOf = await loadFacts(db, versionsNamedBy(all));
  const opened = all.flatMap((event) => (event.verb === 'cycle.opened' ? [event.body.curriculum] : []));
  const curriculumOf = await loadCurricula(db, opened);
  return each.map(([person, events]) => {
    const { state, steps } = replayLearning(events, factsOf);
    return {
      person,
      events,
      learning: state,
      cycles: replayCycles(steps, { factsOf, curriculumOf }),
      factsOf,
      curriculumOf,
    };
  });
}
