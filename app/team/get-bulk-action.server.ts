import type { Kysely } from 'kysely';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { type BulkDecision, planDecision } from '#app/record/plan-decision.server.ts';
import type { Schema } from '#db/schema.ts';
import type { BulkActionPage, NotChanged } from './action-view.ts';
import { readDecision } from './bulk-decision.ts';
import { mostNamed } from './get-act-page.server.ts';
import { listNamed } from './list-selection.server.ts';
import { groupReason } from './problems.ts';
import { loadTitles, viewDecision } from './view-decision.server.ts';

const perPage = 100;

/** A bulk action for whoever planned it; anybody else's is not found. Names are those whom the viewer may see today. */
export async function getBulkAction(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  { id, after = -1 }: { id: string; after?: number },
): Promise<BulkActionPage> {
  const own = db.selectFrom('bulk_actions').selectAll().where('id', '=', id).where('actor_id', '=', actor.personId);
  const action = await own.executeTakeFirst();
  if (!action) throw new Refusal('not-found', 'team.no-such-action');
  const decision = readDecision(action);
  const head = { id, decision: viewDecision(decision, await loadTitles(db)), operationKey: deps.newToken() };
  if (action.state === 'planned')
    return { ...head, state: 'planned', ...(await dryRun(db, deps, actor, id, decision)) };
  return { ...head, state: action.state, ...(await progressOf(db, deps, actor, id, after)) };
}

async function dryRun(db: Kysely<Schema>, deps: Deps, actor: Actor, id: string, decision: BulkDecision) {
  const rows = await db
    .selectFrom('bulk_action_people')
    .select('person_id')
    .where('action_id', '=', id)
    .orderBy('position')
    .execute();
  const people = rows.map((row) => row.person_id);
  const plan = await planDecision(db, deps, { actor, people, decision });
  const groups = new Map<string | null, string[]>();
  for (const person of people) {
    const reason = plan.get(person) ?? null;
    groups.set(reason, [...(groups.get(reason) ?? []), person]);
  }
  const shown = [...groups.values()].flatMap((each) => each.slice(0, mostNamed));
  const names = await namesOf(db, deps, actor, shown);
  const named = (each: string[]) => each.slice(0, mostNamed).flatMap((person) => names.get(person) ?? []);
  const would = groups.get(null) ?? [];
  const wouldNot = [...groups]
    .flatMap(([reason, each]): NotChanged[] =>
      reason === null ? [] : [{ reason: groupReason(reason), count: each.length, people: named(each) }],
    )
    .toSorted((a, b) => b.count - a.count);
  return { people: people.length, would: { count: would.length, people: named(would) }, wouldNot };
}

async function progressOf(db: Kysely<Schema>, deps: Deps, actor: Actor, id: string, after: number) {
  const counts = await db
    .selectFrom('bulk_action_people')
    .where('action_id', '=', id)
    .groupBy('outcome')
    .select((by) => ['outcome', by.fn.countAll<number>().as('n')])
    .execute();
  const count = (outcome: string) => counts.find((row) => row.outcome === outcome)?.n ?? 0;
  const rows = await db
    .selectFrom('bulk_action_people')
    .select(['position', 'person_id', 'reason'])
    .where('action_id', '=', id)
    .where('outcome', 'in', ['refused', 'failed'])
    .where('position', '>', after)
    .orderBy('position')
    .limit(perPage + 1)
    .execute();
  const page = rows.slice(0, perPage);
  const names = await namesOf(
    db,
    deps,
    actor,
    page.map((row) => row.person_id),
  );
  return {
    done: count('done'),
    left: count('waiting'),
    unchanged: count('refused') + count('failed'),
    list: page.map(({ person_id, reason }) => {
      return { person: names.get(person_id) ?? null, reason: groupReason(reason ?? '') };
    }),
    after: rows.length > perPage ? (page.at(-1)?.position ?? null) : null,
  };
}

async function namesOf(db: Kysely<Schema>, deps: Deps, actor: Actor, ids: string[]) {
  return new Map((await listNamed(db, deps, actor, ids)).map((person) => [person.id, person]));
}
