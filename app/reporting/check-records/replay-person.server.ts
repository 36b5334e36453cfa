import type { Kysely } from 'kysely';
import { loadCurricula } from '#app/assignments/load-curricula.server.ts';
import { replayCycles } from '#app/assignments/settle-cycles.ts';
import { listHistory } from '#app/events/list-events.server.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { replayLearning } from '#app/learning/replay-learning.ts';
import { versionsNamedBy } from '#app/learning/version-refs.ts';
import type { Schema } from '#db/schema.ts';
import type { Replayed } from './replayed.ts';

/** Folds a person's whole history again. Throws where an event is not one, or names something that was never published. */
export async function replayPerson(db: Kysely<Schema>, person: string): Promise<Replayed> {
  const events = await listHistory(db, person);
  const factsOf = await loadFacts(db, versionsNamedBy(events));
  const opened = events.flatMap((event) => (event.verb === 'cycle.opened' ? [event.body.curriculum] : []));
  const curriculumOf = await loadCurricula(db, opened);
  const { state, steps } = replayLearning(events, factsOf);
  const cycles = replayCycles(steps, { factsOf, curriculumOf });
  return { person, events, learning: state, cycles, factsOf, curriculumOf };
}
