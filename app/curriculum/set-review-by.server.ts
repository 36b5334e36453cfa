import type { Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** Sets the day by which a module is to be looked at again. It is outside of the manifest, so that no version changes. */
export async function setReviewBy(
  tx: Transaction<Schema>,
  deps: Deps,
  { moduleId, on, by }: { moduleId: string; on: CalendarDate; by: string },
): Promise<void> {
  const module = await tx
    .updateTable('modules')
    .set({ review_by: on })
    .where('id', '=', moduleId)
    .returning('id')
    .executeTakeFirst();
  if (!module) throw new Refusal('not-found', 'authoring.no-such-module');
  await recordAudit(tx, deps, {
    actorId: by,
    action: 'module.reviewed',
    object: `module:${moduleId}`,
    details: { on },
  });
}
