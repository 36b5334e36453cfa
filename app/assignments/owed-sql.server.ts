import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import { jsonText, plusDays } from '#db/dialect/expressions.ts';
import type { Schema } from '#db/schema.ts';
import { endedWithRole } from './open-owed-cycles.server.ts';
import { type AssignmentRule, latest, type Who } from './rule.ts';

/** Somebody whom a rule is about on a day. */
export interface OwingRow {
  person_id: string;
  /** By when the curriculum is owed: the earliest of the rule's date and of those of the other rules that give it. */
  due_on: string;
  /** 1: they have the curriculum, so that nothing opens. */
  given: number;
}

type Dated = Pick<AssignmentRule, 'curriculum' | 'who' | 'due' | 'fromOn'>;

/**
 * `curriculaOwed` and `openOwedCycles` for one rule and everybody, as a table to select from; a property test holds the two
 * together. `others` are further rules in force that give the same curriculum; `after` leaves out ids up to that one.
 */
export function owingPeople(
  db: Kysely<Schema>,
  rule: Dated,
  { on, others = [], after }: { on: CalendarDate; others?: Dated[]; after?: string },
): RawBuilder<OwingRow> {
  const dated = (each: Dated, own: number) =>
    sql`select person_id, ${dueSql(db, each, on)} as due_on, ${sql.lit(own)} as own
      from (${reachedPeople(each.who, on, after)}) as reached`;
  const all = [dated(rule, 1), ...others.map((each) => dated(each, 0))];
  const earliest = sql`select person_id, min(due_on) as due_on
    from (${sql.join(all, sql` union all `)}) as owed group by person_id having max(own) = 1`;
  return sql<OwingRow>`(
    select owed.person_id, owed.due_on, case when ${isGiven(db, rule.curriculum)} then 1 else 0 end as given
    from (${others.length === 0 ? dated(rule, 1) : earliest}) as owed
  )`;
}

/** Active people whom a rule is about on a day, each with the first day of what makes it so; empty where it is the rule alone. */
export function reachedPeople(who: Who, on: CalendarDate, after?: string): RawBuilder<unknown> {
  const holds = sql`employments.from_on <= ${on} and (employments.until_on is null or employments.until_on > ${on})`;
  const rest = after === undefined ? sql`` : sql` and people.id > ${after}`;
  const active = sql`people.active = 1 and people.erased_at is null and people.merged_into is null${rest}`;
  switch (who.kind) {
    case 'person':
      return sql`select people.id as person_id, '' as first_on from people where people.id = ${who.id} and ${active}`;
    case 'everyone':
      return sql`select people.id as person_id, coalesce(min(employments.from_on), ${on}) as first_on from people
        left join employments on employments.person_id = people.id and ${holds}
        where ${active} group by people.id`;
    default:
      return sql`select people.id as person_id, min(employments.from_on) as first_on from employments
        inner join people on people.id = employments.person_id
        where ${holds} and ${active} and ${isAbout(who)} group by people.id`;
  }
}

function isAbout({ kind, id }: Exclude<Who, { kind: 'person' | 'everyone' }>): RawBuilder<boolean> {
  switch (kind) {
    case 'job-role':
      return sql<boolean>`employments.job_role_id = ${id}`;
    case 'unit':
      return sql<boolean>`employments.unit_id in (
        select below.id from units as below inner join units as top
          on top.id = ${id} and substr(below.path, 1, length(top.path)) = top.path)`;
    case 'tool':
      return sql<boolean>`exists (select 1 from tool_uses where tool_uses.tool_id = ${id}
        and (tool_uses.unit_id is null or tool_uses.unit_id = employments.unit_id)
        and (tool_uses.job_role_id is null or tool_uses.job_role_id = employments.job_role_id))`;
  }
}

function dueSql(db: Kysely<Schema>, { due, fromOn }: Dated, on: CalendarDate): RawBuilder<string> {
  if ('on' in due) return sql<string>`cast(${latest(due.on, on)} as text)`;
  const start = later(sql.ref('first_on'), fromOn);
  return later(plusDays(db, start, due.days), on);
}

const later = (date: Expression<string>, other: CalendarDate) =>
  sql<string>`case when ${date} > ${other} then ${date} else ${other} end`;

/** What ended with a role may be given again. */
function isGiven(db: Kysely<Schema>, curriculum: string): RawBuilder<boolean> {
  const body = sql.ref<string>('ended.body');
  return sql<boolean>`exists (select 1 from cycles
    where cycles.person_id = owed.person_id and cycles.curriculum_id = ${curriculum}
      and (cycles.state <> 'cancelled' or not exists (select 1 from learning_events as ended
        where ended.person_id = cycles.person_id and ended.verb = 'cycle.cancelled'
          and ${jsonText(db, body, 'cycle')} = cycles.id
          and ${jsonText(db, body, 'why')} in (${sql.join([...endedWithRole])}))))`;
}
