import { type Kysely, sql } from 'kysely';
import { ladderDays } from '#app/assignments/reminders/rungs.ts';
import { type Actor, scopePaths } from '#app/identity/grants.ts';
import { absentSql } from '#app/organisation/absent-sql.server.ts';
import { addDays, type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { inPaths } from './people-conditions.server.ts';
import type { UnreachablePage } from './unreachable-view.ts';

const longest = 500;

/**
 * People of the actor's units to whom a reminder is due but cannot come: they have no e-mail address, or the last message to
 * them was refused. By the first due date, then by name.
 */
export async function listUnreachable(db: Kysely<Schema>, deps: Deps, actor: Actor): Promise<UnreachablePage> {
  const on = today(deps.zone, deps.now());
  const firstDue = sql<string>`(select min(due_on) from cycles where cycles.person_id = people.id and ${isDue(on)})`;
  const rows = await db
    .selectFrom('standings')
    .innerJoin('people', 'people.id', 'standings.person_id')
    .leftJoin('units', 'units.path', 'standings.unit_path')
    .where('standings.curriculum_id', '=', '')
    .where(inPaths(sql.ref('standings.unit_path'), scopePaths(actor, 'see-team')))
    .where((by) => by.or([by('people.email', 'is', null), wasRefused]))
    .where((by) => by.not(absentSql('people.id', on)))
    .where(sql<boolean>`${firstDue} is not null`)
    .select(['people.id', 'people.name', 'people.email', 'units.name as unit', firstDue.as('dueOn')])
    .orderBy('dueOn')
    .orderBy('standings.sort_name')
    .orderBy('people.id')
    .limit(longest + 1)
    .execute();
  const shown = rows.slice(0, longest);
  const titles = await listTitles(
    db,
    on,
    shown.map((row) => row.id),
  );
  return {
    people: shown.map(({ id, name, email, unit, dueOn }) => ({
      ...{ id, name, unit: unit ?? '', why: email === null ? 'no-address' : 'refused', dueOn },
      courses: titles.get(id) ?? [],
    })),
    cut: rows.length > longest,
    today: on,
  };
}

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
    .where('cycles.person_id', 'in', people)
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
