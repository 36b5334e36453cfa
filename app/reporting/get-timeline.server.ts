import type { Kysely } from 'kysely';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { fromRow } from '#app/events/event-row.ts';
import { listEventsBySeq, listEventsOf } from '#app/events/list-events.server.ts';
import type { LearningEvent } from '#app/events/vocabulary.ts';
import { listPassedAttempts, type PassedAttempts } from '#app/learning/list-passed-attempts.server.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import { versionsNamedBy } from '#app/learning/version-refs.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { type TimelineLine, type TimelineNames, timelineLine, unshown } from './timeline-line.ts';

const perPage = 20;

export interface Timeline {
  /** The newest first. */
  lines: TimelineLine[];
  /** `before` of the page with what is earlier; null where there is nothing. */
  earlier: number | null;
}

/** A page of what happened in a person's record, as a manager may see it, from before a `seq` backwards. */
export async function getTimeline(
  db: Kysely<Schema>,
  personId: string,
  before = Number.MAX_SAFE_INTEGER,
): Promise<Timeline> {
  const passed = await listPassedAttempts(db, personId);
  const rows = await db
    .selectFrom('learning_events')
    .selectAll()
    .where('person_id', '=', personId)
    .where('seq', '<', before)
    .where('verb', 'not in', [...unshown])
    .where((by) => by.or([by('verb', '<>', 'attempt.submitted'), by('seq', 'in', [0, ...passed.seqs])]))
    .orderBy('seq', 'desc')
    .limit(perPage + 1)
    .execute();
  const events = rows.slice(0, perPage).map(fromRow);
  const names = await namesFor(db, personId, events, passed.quizzes);
  return {
    lines: events.flatMap((event) => timelineLine(event, names) ?? []),
    earlier: rows.length > perPage ? (events.at(-1)?.seq ?? null) : null,
  };
}

async function namesFor(
  db: Kysely<Schema>,
  personId: string,
  page: LearningEvent[],
  quizzes: PassedAttempts['quizzes'],
): Promise<TimelineNames> {
  const voids = await listEventsOf(db, personId, ['act.voided']);
  const voided = new Set(voids.flatMap((event) => (event.verb === 'act.voided' ? [event.body.seq] : [])));
  const named = page.flatMap((event) => (event.verb === 'act.voided' ? [event.body.seq] : []));
  const takenBack = await listEventsBySeq(db, personId, named);
  const events = [...page, ...takenBack];
  const factsOf = await loadFacts(db, versionsNamedBy(events));
  const modules = new Map((await listModules(db)).map(({ id, title }) => [id, title]));
  const curricula = new Map((await listCurricula(db)).map(({ id, title }) => [id, title]));
  const cycles = await listEventsOf(db, personId, ['cycle.opened']);
  const courses = new Map(
    cycles.flatMap((event) => (event.verb === 'cycle.opened' ? [[event.body.cycle, event.body.curriculum]] : [])),
  );
  const people = await listNames(db, events);
  return {
    module: (id) => modules.get(id) ?? id,
    lesson: (module, version, lesson) =>
      factsOf(module, version).lessons.find((each) => each.id === lesson)?.title ?? lesson,
    course: (cycle) => curricula.get(courses.get(cycle) ?? '') ?? '',
    person: (id) => people.get(id) ?? null,
    passed: (attempt) => quizzes.get(attempt) ?? null,
    event: (seq) => takenBack.find((event) => event.seq === seq) ?? null,
    isVoided: (seq) => voided.has(seq),
  };
}

/** Names of those who decided, and for whom. */
export async function listNames(db: Kysely<Schema>, events: LearningEvent[]): Promise<Map<string, string>> {
  const ids = new Set(events.flatMap((event) => [event.actor, event.body.for].filter((id) => id !== undefined)));
  for (const event of events) {
    if (event.verb === 'cycle.opened' && event.body.why.kind === 'manager') ids.add(event.body.why.id);
  }
  if (ids.size === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', givenIds(db, [...ids]))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
