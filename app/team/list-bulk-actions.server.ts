import type { Kysely } from 'kysely';
import type { Actor } from '#app/identity/grants.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { ListedAction } from './action-view.ts';
import { readDecision } from './bulk-decision.ts';
import { loadTitles, viewDecision } from './view-decision.server.ts';

const mostListed = 50;

/** The last actions that somebody started, the newest first. */
export async function listBulkActions(db: Kysely<Schema>, deps: Deps, actor: Actor): Promise<ListedAction[]> {
  const last = db
    .selectFrom('bulk_actions')
    .select('id')
    .where('actor_id', '=', actor.personId)
    .where('state', '<>', 'planned')
    .orderBy('id', 'desc')
    .limit(mostListed);
  const rows = await db
    .selectFrom('bulk_actions')
    .innerJoin('bulk_action_people', 'bulk_action_people.action_id', 'bulk_actions.id')
    .where('bulk_actions.id', 'in', last)
    .groupBy(['bulk_actions.id', 'decision', 'evidence', 'state', 'started_at'])
    .select(['bulk_actions.id', 'decision', 'evidence', 'state', 'started_at'])
    .select((by) => [
      by.fn.countAll<number>().filterWhere('outcome', '=', 'done').as('done'),
      by.fn.countAll<number>().filterWhere('outcome', 'in', ['refused', 'failed']).as('unchanged'),
    ])
    .orderBy('bulk_actions.id', 'desc')
    .execute();
  const titles = await loadTitles(db);
  return rows.map(({ id, state, started_at, done, unchanged, ...stored }) => ({
    id,
    decision: viewDecision(readDecision(stored), titles),
    startedOn: today(deps.zone, new Date(started_at ?? 0)),
    isRunning: state === 'running',
    done,
    unchanged,
  }));
}
