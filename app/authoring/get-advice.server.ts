import type { Kysely } from 'kysely';
import { listSources } from '#app/curriculum/list-sources.server.ts';
import { approvedTools } from '#app/organisation/list-locals.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Finding } from './lint/finding.ts';
import type { LintReport, LintTask, WrittenSurroundings } from './lint/lint-draft.ts';
import { lintInThread } from './writing-thread.server.ts';

interface WrittenFile {
  path: string;
  /** Null for a picture. */
  text: string | null;
}

/**
 * Advice on the texts of a draft, saved or not, less what is silenced; null where they cannot be read. The page of advice and
 * the editor both say what this says.
 */
export async function getAdvice(
  db: Kysely<Schema>,
  deps: Deps,
  files: readonly WrittenFile[],
): Promise<LintReport | null> {
  return lintInThread(await adviceTask(db, deps, files));
}

/** What advice on these texts takes besides them. */
export async function adviceTask(db: Kysely<Schema>, deps: Deps, files: readonly WrittenFile[]): Promise<LintTask> {
  const [sources, locals] = await Promise.all([listSources(db), givenLocals(db)]);
  const around: WrittenSurroundings = { today: today(deps.zone, deps.now()), sources, locals };
  return {
    files: files.flatMap(({ path, text }) => (text === null ? [] : [[path, text] as [string, string]])),
    around: JSON.stringify(around),
  };
}

/** What stands at one file; null while this file or `module.yaml` cannot be read. */
export function adviceAt(path: string, report: LintReport | null): Finding[] | null {
  return report?.read.includes(path) ? report.findings.filter(({ file }) => file === path) : null;
}

/** Names of the organisation's values that are given. */
async function givenLocals(db: Kysely<Schema>): Promise<string[]> {
  const [values, tool] = await Promise.all([
    db.selectFrom('local_values').select('name').where('text', '!=', '').orderBy('name').execute(),
    db.selectFrom('tools').select('id').where('approved', '=', 1).limit(1).executeTakeFirst(),
  ]);
  return [...values.map(({ name }) => name), ...(tool ? [approvedTools] : [])];
}
