import type { Transaction } from 'kysely';
import { addRule } from '#app/assignments/add-rule.server.ts';
import { listRules } from '#app/assignments/list-rules.server.ts';
import type { Who } from '#app/assignments/rule.ts';
import { formatProblems } from '#app/curriculum/format-problems.ts';
import { type LoadedCurriculum, loadContent } from '#app/curriculum/load-content.server.ts';
import { saveJobRole } from '#app/organisation/save-job-role.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { OpenRuntime } from '#app/platform/open-runtime.server.ts';
import { startRule } from '#app/record/apply-rule.server.ts';
import type { Schema } from '#db/schema.ts';
import { CommandFailed } from './command.ts';

/**
 * Publishes a content folder and makes what it names outside the curriculum: job roles, and for a curriculum that nobody
 * has assigned yet the rule that its file proposes. Throws `CommandFailed` with every problem of the folder.
 */
export async function loadContentFolder(
  { db, deps }: Pick<OpenRuntime, 'db' | 'deps'>,
  folder: string,
  say: (line: string) => void = console.log,
): Promise<void> {
  const report = await loadContent(db, deps, folder, (line) => say(`  ${line}`));
  if (report.problems.length > 0) {
    throw new CommandFailed(`${formatProblems(report.problems)}\n\nNothing of ${folder} was published.`);
  }
  await db.transaction().execute(async (tx) => {
    const roles = new Map<string, string>();
    for (const role of report.roles) roles.set(role.slug, (await saveJobRole(tx, deps, role)).id);
    await proposeRules(tx, deps, report.curricula, roles);
  });
}

async function proposeRules(
  tx: Transaction<Schema>,
  deps: Deps,
  curricula: LoadedCurriculum[],
  roles: Map<string, string>,
): Promise<void> {
  // Where nobody is hired yet there is nobody to apply it to: hiring looks at the rules.
  const anybody = await tx.selectFrom('people').select('id').limit(1).executeTakeFirst();
  const begin = anybody ? startRule : addRule;
  const assigned = new Set((await listRules(tx)).map((rule) => rule.curriculum));
  for (const { id, assign, dueDays, graceDays } of curricula) {
    if (!assign || assigned.has(id)) continue;
    const who = whoOf(assign, roles);
    const fromOn = today(deps.zone, deps.now());
    const rule = { curriculum: id, who, due: { days: dueDays }, graceDays, fromOn };
    await begin(tx, deps, rule, null);
  }
}

function whoOf(assign: NonNullable<LoadedCurriculum['assign']>, roles: Map<string, string>): Who {
  if (assign.to === 'everyone') return { kind: 'everyone' };
  const id = roles.get(assign.role);
  if (!id) throw new Error(`roles.yaml has no role ${assign.role}`);
  return { kind: 'job-role', id };
}
