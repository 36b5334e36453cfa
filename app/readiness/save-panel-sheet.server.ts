import type { Kysely, Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { type CodeTyped, findCode, openCode } from './open-code.server.ts';
import { holdOpenRound } from './require-round.server.ts';
import { type Entries, unanswered, withoutEvidence } from './sheet.ts';

export interface PanelSheetForm extends CodeTyped {
  revision: number;
  entries: Entries;
  /** `anyway`: although evidence is wanted for some of it. */
  handIn: 'no' | 'yes' | 'anyway';
}

export type PanelSheetSaved =
  | { done: true }
  /** Saved; what keeps it from being handed in, if that was asked. */
  | { done: false; revision: number; unanswered: string[]; withoutEvidence: string[] };

/** Keeps a rater's sheet, and hands it in for good where nothing is missing. */
export async function savePanelSheet(db: Kysely<Schema>, deps: Deps, form: PanelSheetForm): Promise<PanelSheetSaved> {
  const { round, hash } = await openCode(db, deps, form);
  return db.transaction().execute(async (tx) => {
    await holdOpenRound(tx, deps, round.id);
    const rater = (await findCode(tx, deps, hash))?.rater;
    if (!rater) throw new Refusal('invalid', 'readiness.code-unknown');
    if (rater.revision !== form.revision) throw new Refusal('stale', 'readiness.sheet-changed');
    await keep(tx, rater.id, form.entries);
    const missing = {
      unanswered: form.handIn === 'no' ? [] : unanswered(form.entries),
      withoutEvidence: form.handIn === 'yes' ? withoutEvidence(form.entries) : [],
    };
    const done = form.handIn !== 'no' && missing.unanswered.length + missing.withoutEvidence.length === 0;
    const revision = rater.revision + 1;
    await tx
      .updateTable('raters')
      .set({ revision, handed_in: done ? 1 : 0 })
      .where('id', '=', rater.id)
      .execute();
    return done ? { done } : { done, revision, ...missing };
  });
}

async function keep(tx: Transaction<Schema>, rater_id: string, entries: Entries): Promise<void> {
  await tx.deleteFrom('ratings').where('rater_id', '=', rater_id).execute();
  const rows = Object.entries(entries).map(([item, { level, note }]) => ({ rater_id, item, level, note }));
  await tx.insertInto('ratings').values(rows).execute();
}
