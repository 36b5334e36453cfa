import type { Kysely } from 'kysely';
import { listCurrentCurricula } from '#app/curriculum/get-curriculum-version.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { ActPage } from './action-view.ts';
import type { BulkKind } from './bulk-decision.ts';
import { listSelection, type Selection } from './list-selection.server.ts';

/** People of a group who are named; the others are counted. */
export const mostNamed = 20;

/** The page on which a decision about a selection is filled in. */
export async function getActPage(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  { kind, selection }: { kind: BulkKind; selection: Selection },
): Promise<ActPage> {
  const people = await listSelection(db, deps, actor, selection);
  const curricula = await listCurrentCurricula(db);
  const titles = new Map((await listModules(db)).map(({ id, title }) => [id, title]));
  return {
    kind,
    count: people.length,
    people: people.slice(0, mostNamed),
    courses: curricula.map(({ curriculumId, title }) => ({ id: curriculumId, name: title })),
    modules: curricula.flatMap(({ curriculumId, title, modules }) =>
      modules.map(({ moduleId }) => ({
        value: `${curriculumId}/${moduleId}`,
        text: `${titles.get(moduleId) ?? moduleId} (${title})`,
      })),
    ),
    operationKey: deps.newToken(),
  };
}
