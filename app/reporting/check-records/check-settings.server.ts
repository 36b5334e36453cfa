import type { Kysely } from 'kysely';
import { listRules } from '#app/assignments/list-rules.server.ts';
import { dueSchema, whoSchema } from '#app/assignments/rule.ts';
import type { Schema } from '#db/schema.ts';
import { type Finding, finding, keyOf } from './finding.ts';

/** What stands beside the record and is made by no event: rules that cannot be read, places that no lesson has. */
export async function checkSettings(db: Kysely<Schema>): Promise<Finding[]> {
  return [...(await checkRules(db)), ...(await checkResumePoints(db))];
}

async function checkRules(db: Kysely<Schema>): Promise<Finding[]> {
  try {
    await listRules(db);
    return [];
  } catch {
    const rows = await db.selectFrom('rules').selectAll().orderBy('id').execute();
    return rows.flatMap((row) => [
      ...ruleFinding(row.id, 'who', row.who, (value) => whoSchema.safeParse(value).success),
      ...ruleFinding(row.id, 'due', row.due, (value) => dueSchema.safeParse(value).success),
    ]);
  }
}

function ruleFinding(id: string, column: string, text: string, accepts: (value: unknown) => boolean): Finding[] {
  if (accepts(readJson(text))) return [];
  const about = { table: 'rules', key: keyOf({ id }), stored: text, expected: `a ${column}` };
  return [finding(about, `its ${column} cannot be read, so nobody is given anything`)];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A resume point is no evidence of anything, but it must lead somewhere. */
async function checkResumePoints(db: Kysely<Schema>): Promise<Finding[]> {
  const rows = await db
    .selectFrom('resume_points')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('version_items')
            .innerJoin('module_versions', 'module_versions.id', 'version_items.version_id')
            .select('version_items.item_id')
            .whereRef('version_items.item_id', '=', 'resume_points.lesson_id')
            .whereRef('module_versions.module_id', '=', 'resume_points.module_id')
            .where('version_items.kind', '=', 'lesson'),
        ),
      ),
    )
    .execute();
  return rows.map((row) =>
    finding(
      {
        table: 'resume_points',
        key: keyOf({ person_id: row.person_id, module_id: row.module_id }),
        person: row.person_id,
        stored: row.lesson_id,
        expected: 'a lesson of the module',
      },
      `it leads to the lesson ${row.lesson_id}, which no version of ${row.module_id} has`,
    ),
  );
}
