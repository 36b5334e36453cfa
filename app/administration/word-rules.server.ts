import type { Kysely } from 'kysely';
import type { AssignmentRule, Who } from '#app/assignments/rule.ts';
import { ruleSentence, whoTitle } from '#app/assignments/rule-words.ts';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listTools } from '#app/organisation/list-tools.server.ts';
import { listUnits } from '#app/organisation/list-units.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';

type Worded = Pick<AssignmentRule, 'curriculum' | 'who' | 'due' | 'graceDays' | 'fromOn'> & {
  untilOn?: CalendarDate | null;
};

/** How some rules read: `title` says whom a rule is about, `sentence` all of it. */
export async function wordRules(db: Kysely<Schema>, rules: { who: Who }[], today: CalendarDate) {
  const curricula = new Map((await listCurricula(db)).map(({ id, title }) => [id, title]));
  const names = await nameAll(
    db,
    rules.map(({ who }) => who),
  );
  const nameOf = (who: Who) => (who.kind === 'everyone' ? '' : (names.get(who.id) ?? who.id));
  return {
    title: ({ who }: { who: Who }) => whoTitle(who, nameOf(who)),
    sentence: (rule: Worded) =>
      ruleSentence(rule, {
        name: nameOf(rule.who),
        curriculum: curricula.get(rule.curriculum) ?? rule.curriculum,
        today,
      }),
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
