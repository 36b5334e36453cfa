import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { Entry } from '../yaml/write-yaml.ts';
import { addEntry, removeEntry, replaceEntry } from './bank.ts';
import { saveBank, saveOften } from './edit-question.server.ts';
import { newQuestionId, requireBank, stampOf } from './load-bank.server.ts';

export type BankChange = { intent: 'duplicate'; id: string } | { intent: 'delete'; id: string; stamp: string };

/** Makes a parallel of a question or deletes it; gives the id of the parallel. Sent again it changes nothing. */
export async function changeBank(
  db: Kysely<Schema>,
  deps: Deps,
  where: Where,
  change: BankChange,
): Promise<string | null> {
  const changed = await saveOften(() => tryChange(db, deps, where, change));
  if (changed === false) throw new Refusal('stale', 'authoring.saved-by-another');
  return changed;
}

interface Where {
  actorId: string;
  moduleId: string;
  draftId: string;
  key: string;
}

/** False where somebody else has changed the same question since the page was made. */
async function tryChange(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, moduleId, draftId, key }: Where,
  change: BankChange,
): Promise<string | null | false> {
  const bank = await requireBank(db, moduleId, draftId);
  const stored = bank.entries.find(({ id }) => id === change.id);
  if (change.intent === 'delete') {
    if (!stored) return null;
    if (stampOf(stored) !== change.stamp) return false;
    await saveBank(db, deps, actorId, bank, removeEntry(bank.text, change.id));
    return null;
  }
  if (!stored) throw new Refusal('not-found', 'questions.no-such-question');
  const id = newQuestionId(moduleId, { actorId, key });
  if (bank.entries.some((each) => each.id === id)) return id;
  await saveBank(db, deps, actorId, bank, withParallel(bank.text, stored.value, id));
  return id;
}

/** Two questions of one group; a question that has none lends its id as the name of a new one. */
function withParallel(text: string, { id: original, ...entry }: Entry, id: string): string {
  const group = entry.group ?? String(original);
  const grouped = entry.group === undefined ? replaceEntry(text, { id: String(original), ...entry, group }) : text;
  return addEntry(grouped, { id, ...entry, group }, String(original));
}
