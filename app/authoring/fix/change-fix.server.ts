import type { Kysely } from 'kysely';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { lookAtFix } from './look-at-fix.server.ts';
import { makeQuickFix } from './make-quick-fix.server.ts';
import { undoQuickFix } from './undo-quick-fix.server.ts';

export type FixChange = { version: string } & (
  | { intent: 'fix'; lesson: string; body: string }
  | { intent: 'undo' | 'seen' }
);

/** What the forms of the page of small corrections ask for. */
export async function changeFix(
  db: Kysely<Schema>,
  deps: Deps,
  { moduleId, ...who }: { actor: Actor; key: string; moduleId: string },
  { version: versionId, ...change }: FixChange,
): Promise<void> {
  if (change.intent === 'fix') {
    await makeQuickFix(db, deps, who, { moduleId, versionId, lessonId: change.lesson, body: change.body });
  } else if (change.intent === 'undo') await undoQuickFix(db, deps, who, { moduleId, versionId });
  else await lookAtFix(db, deps, who, { moduleId, versionId });
}
