import type { Kysely } from 'kysely';
import { type Actor, scopePaths } from '#app/identity/grants.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { listUnreachable } from './list-unreachable.server.ts';
import { mayExport } from './open-people-list.server.ts';
import type { UnreachablePage } from './unreachable-view.ts';

const mostShown = 500;

/** People of the actor's units whom no reminder reaches. */
export async function getUnreachablePage(db: Kysely<Schema>, deps: Deps, actor: Actor): Promise<UnreachablePage> {
  const on = today(deps.zone, deps.now());
  const paths = scopePaths(actor, 'see-team');
  const { people, next } = await listUnreachable(db, { paths, on, after: null, limit: mostShown });
  return { people, cut: next !== null, mayExport: mayExport(actor, paths), today: on };
}
