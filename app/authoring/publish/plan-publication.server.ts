import type { Kysely } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { planEdition } from '#app/curriculum/plan-edition.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { isCalendarDate, startOfDay, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { getDraft } from '../get-draft.server.ts';
import { requireChoice } from './edition-choice.ts';
import type { PublishDraft } from './publish-draft.server.ts';

/** Run at the beginning of the day that was chosen, with the id of the plan. */
export const publishDueJob = 'authoring.publish-due';

/** Plans the publication of an approved draft for the beginning of a later day, in the organisation's zone. One plan at a time. */
export async function planPublication(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { moduleId, draftId, revision, choice, onDay }: PublishDraft & { onDay: string },
): Promise<null> {
  if (!can(actor, 'publish-modules', { moduleId })) throw new Refusal('forbidden', 'identity.forbidden');
  if (!isCalendarDate(onDay) || onDay <= today(deps.zone, deps.now()))
    throw new Refusal('invalid', 'authoring.later-day');
  const draft = await getDraft(db, moduleId);
  const found = draft?.id === draftId && draft.revision === revision ? draft : null;
  const check = found && (await checkDraft(db, found));
  const by = actor.personId;
  return runOnce(db, deps, { actorId: by, key }, async (tx) => {
    if (!check?.module || found?.state !== 'approved') throw new Refusal('stale', 'authoring.not-approved');
    const plan = await planEdition(tx, check.module);
    if ((plan.base?.id ?? null) !== found.basedOn) throw new Refusal('stale', 'curriculum.published-meanwhile');
    const edition = requireChoice(plan, choice);
    const waiting = await tx
      .selectFrom('publications')
      .select('id')
      .where('draft_id', '=', draftId)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (waiting) throw new Refusal('stale', 'authoring.planned-already');
    const id = deps.newId();
    const row = { id, draft_id: draftId, revision, edition: JSON.stringify(edition), on_day: onDay, by_id: by };
    await tx
      .insertInto('publications')
      .values({ ...row, made_at: deps.now().toISOString(), state: 'waiting', problem: null, ended_at: null })
      .execute();
    const runAt = startOfDay(deps.zone, onDay).toISOString();
    await enqueueJob(tx, deps, { kind: publishDueJob, payload: { id }, runAt });
    await recordAudit(tx, deps, {
      actorId: by,
      action: 'draft.plan',
      object: `module:${moduleId}`,
      details: { draft: draftId, revision, on: onDay, edition: edition.kind, redo: edition.redo },
      ...(edition.reason === '' ? {} : { text: edition.reason }),
    });
    return null;
  });
}
