import type { Kysely } from 'kysely';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';
import { listWriters } from './list-writers.server.ts';
import { recordReview } from './record-review.server.ts';

interface Verdict {
  moduleId: string;
  draftId: string;
  revision: number;
  verdict: 'approved' | 'changes';
  /** What is to be changed; with an approval it may be empty. */
  note: string;
}

/** The word of a second person. Nobody says it of what they wrote a line of. */
export async function giveVerdict(
  db: Kysely<Schema>,
  deps: Deps,
  { actor, key }: { actor: Actor; key: string },
  { moduleId, draftId, revision, verdict, note }: Verdict,
): Promise<null> {
  if (!can(actor, 'review-modules', { moduleId })) throw new Refusal('forbidden', 'authoring.not-a-reviewer');
  return runOnce(db, deps, { actorId: actor.personId, key }, async (tx) => {
    if ((await listWriters(tx, draftId)).has(actor.personId)) throw new Refusal('forbidden', 'authoring.wrote-it');
    if (verdict === 'changes' && note.trim() === '') throw new Refusal('invalid', 'authoring.say-what-to-change');
    await recordReview(tx, deps, { draftId, revision, from: 'review', verdict, by: actor.personId, note });
    return null;
  });
}
