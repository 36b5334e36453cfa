import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { dueSchema, type StoredRule, whoSchema } from './rule.ts';

export async function listRules(db: Kysely<Schema>): Promise<StoredRule[]> {
  return (await db.selectFrom('rules').selectAll().orderBy('id').execute()).map(toRule);
}

export async function getRule(db: Kysely<Schema>, id: string): Promise<StoredRule | null> {
  const row = await db.selectFrom('rules').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toRule(row) : null;
}

function toRule(row: Selectable<Schema['rules']>): StoredRule {
  return {
    id: row.id,
    curriculum: row.curriculum_id,
    who: whoSchema.parse(JSON.parse(row.who)),
    due: dueSchema.parse(JSON.parse(row.due)),
    graceDays: row.grace_days,
    fromOn: row.from_on,
    untilOn: row.until_on,
    revision: row.revision,
    madeBy: row.made_by,
  };
}
