import type { Kysely } from 'kysely';
import { listEventsOf } from '#app/events/list-events.server.ts';
import type { LearningEvent, Verb } from '#app/events/vocabulary.ts';
import type { Schema } from '#db/schema.ts';
import type { Completion } from './completion.ts';
import { foldProgress, voidedSeqs } from './fold-progress.ts';
import { loadFacts } from './load-facts.server.ts';
import { emptyProgress, type FactsOf, type ProgressState } from './progress.ts';
import type { LearningState } from './replay-learning.ts';
import { versionsNamedBy } from './version-refs.ts';

/** What is not kept in tables of its own: attempts, accepted prior learning, and the voids among them. */
const sparse: Verb[] = [
  'attempt.started',
  'attempt.submitted',
  'attempt.remarked',
  'prior.accepted',
  'act.voided',
  'person.merged',
];

/** Attempts, credits and accepted prior learning of a person, from their few events before `beforeSeq`. */
export async function listSparseEvents(
  db: Kysely<Schema>,
  personId: string,
  beforeSeq = Number.MAX_SAFE_INTEGER,
): Promise<LearningEvent[]> {
  const events = await listEventsOf(db, personId, sparse);
  return events.filter((event) => event.seq < beforeSeq);
}

/** The state as it stands in the tables, together with the attempts that `sparseEvents` tell of. */
export async function loadLearning(
  db: Kysely<Schema>,
  personId: string,
  sparseEvents: LearningEvent[],
): Promise<LearningState> {
  const factsOf = await loadFacts(db, versionsNamedBy(sparseEvents));
  const examined = foldSparse(sparseEvents, factsOf);
  const progress = { ...examined, lessons: await loadLessons(db, personId), blocks: await loadBlocks(db, personId) };
  return { progress, completions: await listCompletions(db, personId) };
}

function foldSparse(events: LearningEvent[], factsOf: FactsOf): ProgressState {
  const voided = voidedSeqs(events);
  return events
    .filter((event) => !voided.has(event.seq))
    .reduce((state, event) => foldProgress(state, event, factsOf), emptyProgress);
}

async function loadLessons(db: Kysely<Schema>, personId: string): Promise<ProgressState['lessons']> {
  const rows = await db.selectFrom('lesson_progress').selectAll().where('person_id', '=', personId).execute();
  return new Map(rows.map((row) => [row.lesson_id, { version: row.read_version, seq: row.read_seq }]));
}

async function loadBlocks(db: Kysely<Schema>, personId: string): Promise<ProgressState['blocks']> {
  const rows = await db.selectFrom('block_results').selectAll().where('person_id', '=', personId).execute();
  return new Map(
    rows.map((row) => [row.block_id, { version: row.best_version, passed: row.passed === 1, seq: row.seq }]),
  );
}

/** A person's completions in the order in which they came about. */
export async function listCompletions(db: Kysely<Schema>, personId: string): Promise<Completion[]> {
  const rows = await db
    .selectFrom('completions')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('seq')
    .orderBy('module_id')
    .orderBy('track')
    .execute();
  return rows.map(({ person_id: _person, module_id, attempt_id, ...row }) => ({
    ...row,
    module: module_id,
    attempt: attempt_id,
  }));
}
