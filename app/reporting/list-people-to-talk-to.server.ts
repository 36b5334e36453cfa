import { type Kysely, sql } from 'kysely';
import { attemptsAllowed } from '#app/assignments/attempts-left.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { SlotOf } from '#db/prepared-query.ts';
import type { Schema } from '#db/schema.ts';
import { type LearnerRecord, loadLearner } from './load-learner.server.ts';
import { preparedInPaths } from './people-conditions.server.ts';
import { quizStateOf } from './quiz-state.ts';

export interface PeopleToTalkTo {
  ids: Set<string>;
  /** People beyond the bound who have used up as many attempts; not all of them need a talk. */
  more: number;
}

/** Each costs a read of the whole record. */
const mostRead = 50;

/**
 * Who in these units has used up the attempts of a quiz without passing it. Reads the records of `most` people at most, first of
 * those who have not passed such a quiz.
 */
export async function listPeopleToTalkTo(
  db: Kysely<Schema>,
  deps: Deps,
  paths: string[],
  most = mostRead,
): Promise<PeopleToTalkTo> {
  const candidates = await readCandidates(db, paths, { most });
  const ids = candidates.map(({ personId }) => personId);
  return { ids: await whoNeedsTalk(db, deps, ids), more: (candidates[0]?.total ?? 0) - ids.length };
}

const readCandidates = preparedInPaths((db, slot: SlotOf<{ most: number }>, inUnits) => {
  const people = db
    .selectFrom('standings')
    .where('curriculum_id', '=', sql.lit(''))
    .where((eb) => inUnits(eb.ref('unit_path')))
    .select('person_id');
  const usedUp = usedUpAttempts(db)
    .where('attempts.person_id', 'in', people)
    .select((by) => by.fn.max('attempts.passed').as('passed'));
  return db
    .selectFrom(usedUp.as('used_up'))
    .groupBy('personId')
    .select(['personId', sql<number>`count(*) over ()`.as('total')])
    .orderBy((by) => by.fn.min('passed'))
    .orderBy('personId')
    .limit(slot('most'));
});

/** The same of those people of a page who have used up as many attempts. */
export async function whoNeedsTalk(db: Kysely<Schema>, deps: Deps, usedUp: string[]): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const id of usedUp) if (needsTalk(await loadLearner(db, deps, id))) ids.add(id);
  return ids;
}

/**
 * One row for each quiz and open cycle in which somebody has handed in as many attempts as are allowed. Attempts that were
 * reopened are not subtracted here: that, and the pool, are read from the record.
 */
export function usedUpAttempts(db: Kysely<Schema>) {
  return db
    .selectFrom('attempts')
    .innerJoin('cycles', 'cycles.id', 'attempts.cycle_id')
    .where('attempts.status', '=', sql.lit('closed'))
    .where('cycles.state', '=', sql.lit('open'))
    .groupBy(['attempts.person_id', 'attempts.cycle_id', 'attempts.module_id'])
    .having((by) => by.fn.countAll<number>(), '>=', sql.lit(attemptsAllowed))
    .select('attempts.person_id as personId');
}

function needsTalk(learner: LearnerRecord): boolean {
  const asked = learner.cycles.filter((cycle) => cycle.state === 'open').flatMap((cycle) => cycle.targets);
  return asked.some((target) => quizStateOf(learner, target.module).kind === 'talk');
}
