import type { Kysely, Transaction } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedContent, CheckedCurriculum, CheckedModule } from './checked-content.ts';
import type { Source } from './content-schemas.ts';
import { publishCurriculum } from './internal/publish-curriculum.server.ts';
import { type Published, publishModule } from './internal/publish-module.server.ts';
import { rememberUpstream } from './internal/remember-upstream.server.ts';
import { messages } from './messages.ts';
import type { Problem } from './problem.ts';
import { type ReadOptions, readContent } from './read-content.server.ts';

/** A module that the studio has taken, or that the folder has handed over to it, is left alone; what the folder has of it is remembered. */
type LoadOutcome = Published | { what: 'left-to-studio' };

/** What a folder of content became. With problems nothing of it was published. */
export interface LoadReport {
  problems: Problem[];
  modules: ({ id: string; slug: string; title: string } & LoadOutcome)[];
  curricula: LoadedCurriculum[];
  /** As `roles.yaml` lists them; the organisation saves them. */
  roles: { slug: string; name: string }[];
}

export interface LoadedCurriculum {
  id: string;
  slug: string;
  title: string;
  what: 'unchanged' | 'published';
  versionId: string;
  number: number;
  assign: CheckedCurriculum['assign'];
  dueDays: number;
  graceDays: number;
}

type Tx = Transaction<Schema>;
type Say = (line: string) => void;

/** Ends the transaction without a trace once every refusal of the folder is known. */
class NothingPublished extends Error {}

/**
 * Publishes what has changed in a content folder, whole or not at all, through the same function as the studio. `report` is
 * told what happens, line by line. A second run of the same folder changes nothing.
 */
export async function loadContent(
  db: Kysely<Schema>,
  deps: Deps,
  folder: string,
  report: Say = () => {},
  options: Omit<ReadOptions, 'say'> = {},
): Promise<LoadReport> {
  const content = await readContent(folder, { ...options, say: (name) => report(messages.load.reading(name)) });
  const loaded: LoadReport = { problems: content.problems, modules: [], curricula: [], roles: content.roles };
  if (content.problems.length > 0) return loaded;
  try {
    await db.transaction().execute((tx) => publishAll(tx, deps, content, loaded));
  } catch (error) {
    if (!(error instanceof NothingPublished)) throw error;
    return { ...loaded, modules: [] };
  }
  for (const { title, ...outcome } of loaded.modules) {
    if (outcome.what === 'published') report(messages.load.module(title, outcome.number));
  }
  for (const { what, title, number } of loaded.curricula) {
    if (what === 'published') report(messages.load.curriculum(title, number));
  }
  return loaded;
}

async function publishAll(tx: Tx, deps: Deps, content: CheckedContent, loaded: LoadReport): Promise<void> {
  await saveSources(tx, content.sources);
  for (const module of content.modules) {
    const outcome = await publishOrExplain(tx, deps, module, loaded.problems);
    if (outcome) loaded.modules.push({ id: module.head.id, slug: module.slug, title: module.head.title, ...outcome });
  }
  if (loaded.problems.length > 0) throw new NothingPublished();
  for (const curriculum of content.curricula) {
    const outcome = await publishCurriculum(tx, deps, curriculum);
    const { id, slug, title, assign, due_days: dueDays, grace_days: graceDays } = curriculum;
    loaded.curricula.push({ id, slug, title, assign, dueDays, graceDays, ...outcome });
  }
}

async function publishOrExplain(
  tx: Tx,
  deps: Deps,
  module: CheckedModule,
  problems: Problem[],
): Promise<LoadOutcome | null> {
  try {
    return await publishModule(tx, deps, module, { by: 'content' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === 'curriculum.owned-elsewhere') {
      await rememberUpstream(tx, deps, module);
      return { what: 'left-to-studio' };
    }
    problems.push({ file: module.file, line: 1, column: 1, ...refusalWords(error) });
    return null;
  }
}

function refusalWords({ reason, params }: Refusal): { message: string; fix: string } {
  const words = Object.hasOwn(messages.refusals, reason)
    ? messages.refusals[reason as keyof typeof messages.refusals]
    : null;
  if (!words) throw new Error(`The refusal ${reason} has no sentence.`);
  return words(params);
}

async function saveSources(tx: Tx, sources: Record<string, Source>): Promise<void> {
  for (const [id, source] of Object.entries(sources)) {
    const values = { body: JSON.stringify(source), checked_on: source.checked_on };
    await tx
      .insertInto('sources')
      .values({ id, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}
