import type { Kysely } from 'kysely';
import { getQuestions } from '#app/curriculum/get-questions.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import { moduleHead } from '#app/curriculum/module-head.ts';
import { readQuestionEntries } from '#app/curriculum/read-question-entries.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import type { Schema } from '#db/schema.ts';
import { headPath, questionsPath } from '../draft.ts';
import { textMemory } from '../text-memory.ts';
import type { Entry } from '../yaml/write-yaml.ts';

/** A module's questions: of its draft, or of what is published where nobody writes. */
export interface ListedBank {
  moduleId: string;
  title: string;
  isDraft: boolean;
  outcomes: readonly { id: string; text: string }[];
  /** Content hashes of the questions that learners get now. */
  served: string[];
  /** Null where the draft's file cannot be read as a list of questions. */
  entries: () => Promise<readonly Entry[] | null>;
}

/** Some fifty drafts; each text is read once. */
const once = textMemory(3_000_000);

/** The banks of all modules that the actor may write, by title. Entries are read when they are asked for. */
export async function listBanks(db: Kysely<Schema>, actor: Actor): Promise<ListedBank[]> {
  const mayWrite = ({ id }: { id: string }) => can(actor, 'write-modules', { moduleId: id });
  const published = (await listModules(db)).filter(mayWrite);
  const drafts = await db
    .selectFrom('drafts')
    .innerJoin('draft_files', 'draft_files.draft_id', 'drafts.id')
    .select(['drafts.id', 'module_id', 'title', 'text as head'])
    .where('state', '!=', 'closed')
    .where('path', '=', headPath)
    .execute();
  const written = drafts.filter(({ module_id: id }) => mayWrite({ id }));
  const draftOf = new Map(written.map((draft) => [draft.module_id, draft]));
  const ids = [...new Set([...published.map(({ id }) => id), ...draftOf.keys()])];
  const banks = await Promise.all(
    ids.map(async (moduleId): Promise<ListedBank> => {
      const facts = await getCurrentFacts(db, moduleId);
      const draft = draftOf.get(moduleId);
      const served = facts?.questions.map(({ hash }) => hash) ?? [];
      if (!draft) {
        const title = published.find(({ id }) => id === moduleId)?.title ?? moduleId;
        const entries = async () => inOrder(served, await getQuestions(db, served));
        return { moduleId, title, isDraft: false, outcomes: facts?.outcomes ?? [], served, entries };
      }
      const head = draft.head ?? '';
      const outcomes = once(headPath, head, () => moduleHead(head))?.outcomes ?? [];
      return { moduleId, title: draft.title, isDraft: true, outcomes, served, entries: () => entriesOf(db, draft.id) };
    }),
  );
  return banks.sort((a, b) => a.title.localeCompare(b.title, 'en') || (a.moduleId < b.moduleId ? -1 : 1));
}

const inOrder = (hashes: string[], bodies: ReadonlyMap<string, object>): Entry[] =>
  hashes.flatMap((hash) => {
    const body = bodies.get(hash) as Entry | undefined;
    return body ? [body] : [];
  });

async function entriesOf(db: Kysely<Schema>, draftId: string): Promise<readonly Entry[] | null> {
  const file = await db
    .selectFrom('draft_files')
    .select('text')
    .where('draft_id', '=', draftId)
    .where('path', '=', questionsPath)
    .executeTakeFirst();
  const text = file?.text ?? '';
  if (text.trim() === '') return [];
  const reading = once(questionsPath, text, () => readQuestionEntries(text));
  return reading.ok ? (reading.entries as Entry[]) : null;
}
