import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { NewGrant } from './grant-role.server.ts';
import { grantDetails, sameGrant } from './internal/grant-row.ts';

export type EndedGrant = Pick<NewGrant, 'personId' | 'permissionRole' | 'unitId' | 'moduleId' | 'by'>;

/** Ends a grant today: it holds no longer from this commit on. */
export async function endRole(tx: Transaction<Schema>, deps: Deps, input: EndedGrant): Promise<void> {
  const on = today(deps.zone, deps.now());
  await tx
    .updateTable('grants')
    .set({ until_on: on })
    .where((where) => sameGrant(where, input))
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', on)]))
    .execute();
  await recordAudit(tx, deps, {
    actorId: input.by ?? null,
    action: 'grant.end',
    object: `person:${input.personId}`,
    details: grantDetails(input),
  });
}
