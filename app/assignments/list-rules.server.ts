import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type AssignmentRule, dueSchema, whoSchema } from './rule.ts';

export async function listRules(db: Kysely<Schema>): Promise<AssignmentRule[]> {
  const rows = await db.selectFrom('rules').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    curriculum: row.curriculum_id,
    who: whoSchema.parse(JSON.parse(row.who)),
    due: dueSchema.parse(JSON.parse(row.due)),
    graceDays: row.grace_days,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }));
}
