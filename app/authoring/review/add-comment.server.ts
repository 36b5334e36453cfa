import type { Kysely, Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import type { Schema } from '#db/schema.ts';

export interface NewComment {
  draftId: string;
  /** Empty for the whole draft. */
  path: string;
  item: string;
  line: number | null;
  text: string;
}

const longestComment = 2000;
const longestQuote = 120;

/** Says something about a part of a draft that is not closed. The words of the line are kept with it, since lines move. */
export async function addComment(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  { draftId, path, item, line, text: given }: NewComment,
): Promise<null> {
  const text = given.trim();
  if (text === '') throw new Refusal('invalid', 'authoring.comment-empty');
  if (text.length > longestComment) throw new Refusal('invalid', 'authoring.comment-too-long');
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const quote = line === null ? '' : await lineOf(tx, draftId, path, line);
    const at = deps.now().toISOString();
    await tx
      .insertInto('comments')
      .values({ id: deps.newId(), draft_id: draftId, path, item, line, quote, text, by_id: actorId, at })
      .execute();
    return null;
  });
}

async function lineOf(tx: Transaction<Schema>, draftId: string, path: string, line: number): Promise<string> {
  const file = await tx
    .selectFrom('draft_files')
    .select('text')
    .where('draft_id', '=', draftId)
    .where('path', '=', path)
    .executeTakeFirst();
  return (file?.text?.split('\n')[line - 1] ?? '').trim().slice(0, longestQuote);
}
