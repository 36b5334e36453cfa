import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { CheckedContent, CheckedCurriculum, CheckedModule } from './checked-content.ts';
import type { Source } from './content-schemas.ts';
import { messages } from './messages.ts';
import type { Problem } from './problem.ts';
import { publishCurriculumVersion } from './publish-curriculum-version.server.ts';
import { type Published, publishModuleVersion } from './publish-module-version.server.ts';
import { type ReadOptions, readContent } from './read-content.server.ts';

/** A module that the folder has handed over to the studio is left alone there. */
type LoadOutcome = Published | { what: 'refused' | 'left-to-studio' };

/** What a folder of content became. With problems in the content itself nothing was published. */
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

/**
 * Publishes what has changed in a content folder, through the same function as the studio. `report` is told what happens,
 * line by line. A second run of the same folder changes nothing.
 */
export async function loadContent(
  db: Kysely<Schema>,
  deps: Deps,
  folder: string,
  report: (line: string) => void = () => {},
  options: Omit<ReadOptions, 'say'> = {},
): Promise<LoadReport> {
  const content = await readContent(folder, { ...options, say: (name) => report(messages.load.reading(name)) });
  const loaded: LoadReport = { problems: content.problems, modules: [], curricula: [], roles: content.roles };
  if (content.problems.length > 0) return loaded;
  await saveSources(db, content.sources);
  for (const module of content.modules) {
    const outcome = await publish(db, deps, module, loaded.problems);
    loaded.modules.push({ id: module.head.id, slug: module.slug, title: module.head.title, ...outcome });
    if (outcome.what === 'published') report(messages.load.module(module.head.title, outcome.number));
  }
  if (loaded.problems.length === 0) loaded.curricula = await publishCurricula(db, deps, content, report);
  return loaded;
}

async function publish(
  db: Kysely<Schema>,
  deps: Deps,
  module: CheckedModule,
  problems: Problem[],
): Promise<LoadOutcome> {
  try {
    return await publishModuleVersion(db, deps, module, { by: 'content' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === 'curriculum.owned-elsewhere' && module.head.owned_by === 'studio')
      return { what: 'left-to-studio' };
    problems.push({ file: module.file, line: 1, column: 1, ...refusalWords(error) });
    return { what: 'refused' };
  }
}

function refusalWords({ reason, params }: Refusal): { message: string; fix: string } {
  const words = Object.hasOwn(messages.refusals, reason)
    ? messages.refusals[reason as keyof typeof messages.refusals]
    : null;
  if (!words) throw new Error(`The refusal ${reason} has no sentence.`);
  return words(params);
}

async function publishCurricula(
  db: Kysely<Schema>,
  deps: Deps,
  { curricula }: CheckedContent,
  report: (line: string) => void,
): Promise<LoadedCurriculum[]> {
  const loaded: LoadedCurriculum[] = [];
  for (const curriculum of curricula) {
    const outcome = await publishCurriculumVersion(db, deps, curriculum);
    const { id, slug, title, assign, due_days: dueDays, grace_days: graceDays } = curriculum;
    loaded.push({ id, slug, title, assign, dueDays, graceDays, ...outcome });
    if (outcome.what === 'published') report(messages.load.curriculum(title, outcome.number));
  }
  return loaded;
}

async function saveSources(db: Kysely<Schema>, sources: Record<string, Source>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const [id, source] of Object.entries(sources)) {
      const values = { body: JSON.stringify(source), checked_on: source.checked_on };
      await tx
        .insertInto('sources')
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    }
  });
}
