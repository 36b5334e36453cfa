import type { Kysely } from 'kysely';
import type { AssignmentRule, Who } from '#app/assignments/rule.ts';
import { ruleSentence, ruleTitle } from '#app/assignments/rule-words.ts';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listTools } from '#app/organisation/list-tools.server.ts';
import { listUnits } from '#app/organisation/list-units.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';

type Worded = Pick<AssignmentRule, 'curriculum' | 'who' | 'due' | 'graceDays' | 'fromOn'> & {
  untilOn?: CalendarDate | null;
};

/** How some rules read: a short title and the whole in a sentence. */
export async function wordRules(db: Kysely<Schema>, rules: { who: Who }[], today: CalendarDate) {
  const curricula = new Map((await listCurrentCurricula(db)).map((each) => [each.curriculumId, each]));
  const modules = new Map((await listModules(db)).map(({ id, title }) => [id, title]));
  const names = await nameAll(
    db,
    rules.map(({ who }) => who),
  );
  const wordsFor = ({ who, curriculum }: Pick<Worded, 'who' | 'curriculum'>) => ({
    name: who.kind === 'everyone' ? '' : (names.get(who.id) ?? who.id),
    curriculum: curricula.get(curriculum)?.title ?? curriculum,
  });
  const stagesOf = (curriculum: string): string[][] => {
    const stages = new Map<number, string[]>();
    for (const { moduleId, stage } of curricula.get(curriculum)?.modules ?? []) {
      stages.set(stage, [...(stages.get(stage) ?? []), modules.get(moduleId) ?? moduleId]);
    }
    return [...stages.values()];
  };
  return {
    title: (rule: Pick<Worded, 'who' | 'curriculum'>) => ruleTitle(rule.who, wordsFor(rule)),
    sentence: (rule: Worded) => ruleSentence(rule, { ...wordsFor(rule), stages: stagesOf(rule.curriculum), today }),
  };
}

async function nameAll(db: Kysely<Schema>, whos: Who[]): Promise<Map<string, string>> {
  const people = whos.flatMap((who) => (who.kind === 'person' ? [who.id] : []));
  const named = [
    ...(await listJobRoles(db)),
    ...(await listTools(db)),
    ...(await listUnits(db)),
    ...(await db.selectFrom('people').select(['id', 'name']).where('id', 'in', givenIds(db, people)).execute()),
  ];
  return new Map(named.map(({ id, name }) => [id, name]));
}
