import type { Kysely } from 'kysely';
import { closeUnit } from '#app/organisation/close-unit.server.ts';
import { createUnit } from '#app/organisation/create-unit.server.ts';
import { renameUnit } from '#app/organisation/rename-unit.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { moveUnit } from '#app/record/move-unit.server.ts';
import type { Schema } from '#db/schema.ts';

export type UnitChange =
  | { intent: 'add'; name: string; unitId: string | null }
  | { intent: 'rename'; name: string; unitId: string; revision: number }
  | { intent: 'move'; unitId: string; parentId: string | null; revision: number }
  | { intent: 'close'; unitId: string; revision: number };

/** What the forms of the unit pages ask for; gives the id of the unit that the answer is about. */
export async function changeUnit(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  change: UnitChange,
): Promise<string> {
  if (change.intent === 'move') {
    const { unitId, parentId, revision } = change;
    await moveUnit(db, deps, { actorId, key, unitId, parentId, revision });
    return unitId;
  }
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    if (change.intent === 'add') {
      return (await createUnit(tx, deps, { name: change.name, parentId: change.unitId, by: actorId })).id;
    }
    if (change.intent === 'rename') await renameUnit(tx, deps, { ...change, by: actorId });
    else await closeUnit(tx, deps, { ...change, by: actorId });
    return change.unitId;
  });
}
