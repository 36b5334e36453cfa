import type { Kysely } from 'kysely';
import { endRule } from '#app/assignments/end-rule.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { startRule } from '#app/record/apply-rule.server.ts';
import type { Schema } from '#db/schema.ts';
import { afterLast } from './dates.ts';
import { runDry } from './get-new-rule-page.server.ts';
import type { AskedRule } from './rule-form.ts';

interface Operation {
  actorId: string;
  key: string;
}

/**
 * Saves the rule that was asked for if its dry run still says what `fingerprint` is of; a job then applies it. The dry run
 * reads outside the transaction, so that it holds up nobody who writes. Gives the rule's id.
 */
export async function saveRule(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: Operation,
  { asked, fingerprint }: { asked: AskedRule; fingerprint: string },
): Promise<string> {
  const dry = await runDry(db, deps, asked);
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    if (dry.fingerprint !== fingerprint) throw new Refusal('stale', 'administration.preview-changed');
    return startRule(tx, deps, dry.rule, actorId);
  });
}

/** The rule gives nothing any more after the last day that the form names. */
export async function stopRule(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: Operation,
  change: { ruleId: string; untilOn: string; revision: number },
): Promise<void> {
  const { ruleId, revision } = change;
  await runOnce(db, deps, { actorId, key }, async (tx) => {
    await endRule(tx, deps, { ruleId, untilOn: afterLast(change.untilOn), revision, by: actorId });
    return null;
  });
}
