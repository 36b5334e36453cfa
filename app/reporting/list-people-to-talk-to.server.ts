import { type Expression, type Kysely, sql } from 'kysely';
import { attemptsAllowed } from '#app/assignments/attempts-left.ts';
import type { Deps } from '#app/platform/deps.ts';
import { idsIn } from '#db/dialect/given-rows.ts';
import { preparedQuery, type SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { type LearnerRecord, loadLearner } from './load-learner.server.ts';
import { quizStateOf } from './quiz-state.ts';

export interface PeopleToTalkTo {
  ids: Set<string>;
  /** People beyond the bound who have used up as many attempts; not all of them need a talk. */
  more: number;
}

/** Each costs a read of the whole record. */
const mostRead = 50;

/**
 * Who of these people (a query of ids) has used up the attempts of a quiz without passing it. Reads the records of `most`
 * people at most, first of those who have not passed such a quiz.
 */
export async function listPeopleToTalkTo(
  db: Kysely<Schema>,
  deps: Deps,
  people: Expression<string>,
  most = mostRead,
): Promise<PeopleToTalkTo> {
  return readCandidates(db, deps, await candidatesQuery(db, people, most).execute());
}

/** The same of the people of a page, all of whom are looked at: each page asks. */
export async function whoNeedsTalk(db: Kysely<Schema>, deps: Deps, ids: string[]): Promise<Set<string>> {
  const candidates = await candidatesOfPage(db, { ids: JSON.stringify(ids), most: ids.length });
  return (await readCandidates(db, deps, candidates)).ids;
}

const candidatesOfPage = preparedQuery((db, slot: SlotOf<{ ids: string; most: number }>) =>
  candidatesQuery(db, idsIn(db, slot('ids')), slot('most')),
);

async function readCandidates(
  db: Kysely<Schema>,
  deps: Deps,
  candidates: { personId: string; total: number }[],
): Promise<PeopleToTalkTo> {
  const ids = new Set<string>();
  for (const { personId } of candidates) {
    if (needsTalk(await loadLearner(db, deps, personId))) ids.add(personId);
  }
  return { ids, more: (candidates[0]?.total ?? 0) - candidates.length };
}

/** Attempts that were reopened are not subtracted here: that, and the pool, are read from the record. */
function candidatesQuery(db: Kysely<Schema>, people: Expression<string>, most: number) {
  const usedUp = db
    .selectFrom('attempts')
    .innerJoin('cycles', 'cycles.id', 'attempts.cycle_id')
    .where('attempts.person_id', 'in', people)
    .where('attempts.status', '=', 'closed')
    .where('cycles.state', '=', 'open')
    .groupBy(['attempts.person_id', 'attempts.cycle_id', 'attempts.module_id'])
    .having((by) => by.fn.countAll<number>(), '>=', attemptsAllowed)
    .select((by) => ['attempts.person_id as personId', by.fn.max('attempts.passed').as('passed')]);
  return db
    .selectFrom(usedUp.as('used_up'))
    .groupBy('personId')
    .select(['personId', sql<number>`count(*) over ()`.as('total')])
    .orderBy((by) => by.fn.min('passed'))
    .orderBy('personId')
    .limit(most);
}

function needsTalk(learner: LearnerRecord): boolean {
  const asked = learner.cycles.filter((cycle) => cycle.state === 'open').flatMap((cycle) => cycle.targets);
  return asked.some((target) => quizStateOf(learner, target.module).kind === 'talk');
}
