import { type Kysely, sql } from 'kysely';
import { ladderDays } from '#app/assignments/reminders/rungs.ts';
import { absentSql } from '#app/organisation/absent-sql.server.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import { lookedUp } from '#db/dialect/looked-up.ts';
import { unindexed } from '#db/dialect/unindexed.ts';
import type { Schema } from '#db/schema.ts';
import { inPaths } from './people-conditions.server.ts';
import type { UnreachablePerson } from './unreachable-view.ts';

/** A place in the list: the row after which a page begins. */
export type UnreachablePlace = [dueOn: string, sortName: string, id: string];

/**
 * People of these units to whom a reminder is due but cannot come: they have no e-mail address, or the last message to them
 * was refused. By the first due date, then by name; so many of them, from a place on.
 */
export async function listUnreachable(
  db: Kysely<Schema>,
  { paths, on, after, limit }: { paths: string[]; on: CalendarDate; after: UnreachablePlace | null; limit: number },
): Promise<{ people: UnreachablePerson[]; next: UnreachablePlace | null }> {
  const firstDue = sql<string>`(select min(due_on) from cycles where cycles.person_id = people.id and ${isDue(on)})`;
  let query = db
    .selectFrom('standings')
    .innerJoin('people', 'people.id', 'standings.person_id')
    .leftJoin('units', 'units.path', 'standings.unit_path')
    .where('standings.curriculum_id', '=', '')
    .where(lookedUp(db, sql.ref('people.id'), withoutAddressOrRefused))
    .where(inPaths(unindexed(db, sql.ref('standings.unit_path')), paths))
    .where((by) => by.or([by('people.email', 'is', null), wasRefused]))
    .where((by) => by.not(absentSql('people.id', on)))
    .where(sql<boolean>`${firstDue} is not null`)
    .select(['people.id', 'people.name', 'people.email', 'units.name as unit', firstDue.as('dueOn')])
    .select('standings.sort_name as sortName')
    .orderBy('dueOn')
    .orderBy('standings.sort_name')
    .orderBy('people.id');
  if (after) query = query.where(sql<boolean>`(${firstDue}, standings.sort_name, people.id) > (${sql.join(after)})`);
  const rows = await query.limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const ids = shown.map((row) => row.id);
  const titles = await listTitles(db, on, ids);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    people: shown.map(({ id, name, email, unit, dueOn }) => ({
      ...{ id, name, unit: unit ?? '', why: email === null ? 'no-address' : 'refused', dueOn },
      courses: titles.get(id) ?? [],
    })),
    next: last ? [last.dueOn, last.sortName, last.id] : null,
  };
}

/** Few in most organisations: they are read first, and not everybody. */
const withoutAddressOrRefused = sql<string>`(select id from people where email is null
  union select to_person from outbox where state = 'failed')`;

/** A message was refused and none has arrived since. */
const wasRefused = sql<boolean>`exists (select 1 from outbox as no
  where no.to_person = people.id and no.state = 'failed' and not exists (select 1 from outbox as yes
    where yes.to_person = people.id and yes.state = 'sent' and yes.ended_at > no.ended_at))`;

/** An open cycle on the ladder: opened, not waived, due soon or late. */
const isDue = (on: CalendarDate) => sql<boolean>`cycles.state = 'open' and cycles.opens_on <= ${on}
  and cycles.due_on <= ${addDays(on, ladderDays)} and (cycles.waived_until is null or cycles.waived_until < ${on})`;

async function listTitles(db: Kysely<Schema>, on: CalendarDate, people: string[]): Promise<Map<string, string[]>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('cycles')
    .innerJoin('curricula', 'curricula.id', 'cycles.curriculum_id')
    .where('cycles.person_id', 'in', givenIds(db, people))
    .where(isDue(on))
    .select(['cycles.person_id', 'curricula.title'])
    .orderBy('cycles.due_on')
    .orderBy('curricula.title')
    .execute();
  const titles = new Map<string, string[]>();
  for (const { person_id, title } of rows) {
    titles.set(person_id, [...new Set([...(titles.get(person_id) ?? []), title])]);
  }
  return titles;
}
