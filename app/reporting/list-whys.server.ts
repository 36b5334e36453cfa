import type { Kysely } from 'kysely';
import { listRules } from '#app/assignments/list-rules.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { listPublicationDays } from '#app/curriculum/list-publication-days.server.ts';
import { listEventsOf } from '#app/events/list-events.server.ts';
import { listJobRoles } from '#app/organisation/list-job-roles.server.ts';
import { listTools } from '#app/organisation/list-tools.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { listNames } from './get-timeline.server.ts';
import { whyDue } from './why-due.ts';

/** Why each of a person's cycles is asked, in words, by cycle. */
export async function listWhys(
  db: Kysely<Schema>,
  deps: Pick<Deps, 'zone'>,
  personId: string,
): Promise<Map<string, string>> {
  const decisions = ['cycle.opened', 'cycle.due_set', 'cycle.waived', 'cycle.waiver_ended'] as const;
  const events = await listEventsOf(db, personId, [...decisions]);
  const opened = events.flatMap((event) => (event.verb === 'cycle.opened' ? [event] : []));
  if (opened.length === 0) return new Map();
  const rules = new Map((await listRules(db)).map((rule) => [rule.id, rule]));
  const asked = opened.flatMap(({ body }) => (body.why.kind === 'rule' ? (rules.get(body.why.id) ?? []) : []));
  const versions = opened.flatMap(({ body }) => (body.why.kind === 'version' ? [body.why.id] : []));
  const [days, modules, roles, tools, units, people] = await Promise.all([
    listPublicationDays(db, deps, versions),
    versions.length === 0 ? [] : listModules(db),

    listJobRoles(db),
    listTools(db),
    listUnitNames(
      db,
      asked.flatMap(({ who }) => (who.kind === 'unit' ? [who.id] : [])),
    ),
    listNames(db, events),
  ]);
  const nameOf = (rows: { id: string; name: string }[]) => (id: string) =>
    rows.find((row) => row.id === id)?.name ?? null;
  const names = {
    jobRole: nameOf(roles),
    tool: nameOf(tools),
    unit: nameOf(units),
    person: (id: string) => people.get(id) ?? null,
    module: (id: string) => modules.find((module) => module.id === id)?.title ?? id,
    published: (id: string) => days.get(id) ?? null,
  };
  return new Map(
    opened.map((event) => [event.body.cycle, whyDue(event, events, (id) => rules.get(id) ?? null, names)]),
  );
}

async function listUnitNames(db: Kysely<Schema>, ids: string[]): Promise<{ id: string; name: string }[]> {
  return ids.length === 0 ? [] : db.selectFrom('units').select(['id', 'name']).where('id', 'in', ids).execute();
}
