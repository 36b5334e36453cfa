import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { getDraft } from '../get-draft.server.ts';
import { endPlan } from './end-plan.server.ts';
import { publishApproved } from './publish-approved.server.ts';

const Payload = z.object({ id: z.uuid() });
const Choice = z.object({ kind: z.enum(['minor', 'material']), redo: z.array(z.string()), reason: z.string() });

/** Publishes what was planned for today. What is not approved any more, or not sound, is not published, and the plan says why. */
export async function publishDue(db: Kysely<Schema>, deps: Deps, payload: unknown): Promise<void> {
  const { id } = Payload.parse(payload);
  const plan = await db
    .selectFrom('publications')
    .innerJoin('drafts', 'drafts.id', 'publications.draft_id')
    .select(['draft_id', 'publications.revision', 'edition', 'by_id', 'module_id'])
    .where('publications.id', '=', id)
    .where('publications.state', '=', 'waiting')
    .executeTakeFirst();
  if (!plan) return;
  const choice = Choice.parse(JSON.parse(plan.edition));
  const draft = await getDraft(db, plan.module_id);
  const check = draft && (await checkDraft(db, draft));
  try {
    await db.transaction().execute(async (tx) => {
      if (draft?.id !== plan.draft_id || !check || draft.revision !== plan.revision)
        throw new Refusal('stale', 'authoring.not-approved');
      if (!check.module) throw new Refusal('invalid', 'authoring.has-problems');
      if (!(await endPlan(tx, deps, { id }, { state: 'published', problem: null }))) return;
      await publishApproved(tx, deps, { draft, module: check.module, choice, by: plan.by_id });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problem = error.reason;
    await db.transaction().execute((tx) => endPlan(tx, deps, { id }, { state: 'failed', problem }));
  }
}
