import type { Kysely } from 'kysely';
import { setReviewBy } from '#app/curriculum/set-review-by.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { addMonths, isCalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';

const longestMonths = 60;

/** Whoever may publish or review a module may say that it still holds as it is. */
export const mayConfirm = (actor: Actor, moduleId: string): boolean =>
  can(actor, 'review-modules', { moduleId }) || can(actor, 'publish-modules', { moduleId });

/** “Reviewed, no change needed”: sets the next day by which the module is to be looked at. */
export async function confirmModule(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { moduleId, on }: { moduleId: string; on: string },
): Promise<null> {
  if (!mayConfirm(actor, moduleId)) throw new Refusal('forbidden', 'identity.forbidden');
  const now = today(deps.zone, deps.now());
  if (!isCalendarDate(on) || on <= now || on > addMonths(now, longestMonths))
    throw new Refusal('invalid', 'authoring.next-review-day');
  return runOnce(db, deps, { actorId: actor.personId, key }, async (tx) => {
    await setReviewBy(tx, deps, { moduleId, on, by: actor.personId });
    return null;
  });
}
