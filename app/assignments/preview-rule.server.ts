import { type Kysely, sql } from 'kysely';
import { addDays, type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { NewRule } from './add-rule.server.ts';
import { getCurriculumMinutes } from './get-curriculum-minutes.server.ts';
import { listRules } from './list-rules.server.ts';
import { owingPeople } from './owed-sql.server.ts';
import { isInForce, latest } from './rule.ts';

/** What a rule would change on the day on which it is first applied. */
export interface RulePreview {
  on: CalendarDate;
  /** Whom it is about; of these `given` have the curriculum already, for whom nothing changes. */
  people: number;
  given: number;
  /** Who gets the curriculum newly, and how many of them owe it before `soonOn`. */
  opened: number;
  soon: number;
  soonOn: CalendarDate;
  /** Per person at most: what they have learnt before is not taken off. */
  minutes: number;
  /** Where those who get it newly belong, most people first; null is no unit. */
  units: { id: string | null; name: string | null; people: number }[];
  /** The first of them by name. */
  first: { id: string; name: string; unit: string | null; dueOn: CalendarDate }[];
}

const soonDays = 14;
const mostUnits = 20;
const mostNames = 20;

/** Says what a rule would do and does nothing. Refuses a curriculum that cannot be given, since a module is being revised. */
export async function previewRule(db: Kysely<Schema>, deps: Deps, rule: NewRule): Promise<RulePreview> {
  const on = latest(today(deps.zone, deps.now()), rule.fromOn);
  const soonOn = addDays(on, soonDays);
  const minutes = await getCurriculumMinutes(db, rule.curriculum);
  if (minutes === null) throw new Refusal('invalid', 'assignments.curriculum-being-revised');
  const owing = await owingOn(db, rule, on);
  const counts = await db
    .selectFrom(owing.as('owing'))
    .select((all) => all.fn.countAll<number>().as('people'))
    .select(sql<number>`coalesce(sum(given), 0)`.as('given'))
    .select(sql<number>`coalesce(sum(case when given = 0 and due_on < ${soonOn} then 1 else 0 end), 0)`.as('soon'))
    .executeTakeFirstOrThrow();
  const { people, given, soon } = counts;
  const opened = people - given;
  const [units, first] = opened === 0 ? [[], []] : [await unitsOf(db, owing, on), await firstOf(db, owing, on)];
  return { on, people, given, opened, soon, soonOn, minutes, units, first };
}

/** With every other rule that gives the curriculum on the day: the one that is due first decides. */
async function owingOn(db: Kysely<Schema>, rule: NewRule, on: CalendarDate) {
  const others = (await listRules(db)).filter((each) => each.curriculum === rule.curriculum && isInForce(each, on));
  return owingPeople(db, rule, { on, others });
}

type Owing = Awaited<ReturnType<typeof owingOn>>;

/** The unit of the main employment of a day, or of the only one. */
const homeOf = (on: CalendarDate) =>
  sql<string | null>`(select employments.unit_id from employments
    where employments.person_id = owing.person_id and employments.from_on <= ${on}
      and (employments.until_on is null or employments.until_on > ${on})
    order by employments.main desc, employments.from_on, employments.id limit 1)`;

async function unitsOf(db: Kysely<Schema>, owing: Owing, on: CalendarDate): Promise<RulePreview['units']> {
  return db
    .selectFrom((from) =>
      from.selectFrom(owing.as('owing')).where('given', '=', 0).select(homeOf(on).as('id')).as('home'),
    )
    .leftJoin('units', 'units.id', 'home.id')
    .groupBy(['home.id', 'units.name'])
    .select(['home.id', 'units.name', (all) => all.fn.countAll<number>().as('people')])
    .orderBy('people', 'desc')
    .orderBy('home.id')
    .limit(mostUnits)
    .execute();
}

async function firstOf(db: Kysely<Schema>, owing: Owing, on: CalendarDate): Promise<RulePreview['first']> {
  return db
    .selectFrom(owing.as('owing'))
    .innerJoin('people', 'people.id', 'owing.person_id')
    .where('given', '=', 0)
    .select(['people.id', 'people.name', 'owing.due_on as dueOn'])
    .select(sql<string | null>`(select units.name from units where units.id = ${homeOf(on)})`.as('unit'))
    .orderBy('people.sort_name')
    .orderBy('people.id')
    .limit(mostNames)
    .execute();
}
