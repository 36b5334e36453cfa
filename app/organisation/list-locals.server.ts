import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

/** Filled from the register of AI tools, and from nowhere else. */
export const approvedTools = 'approved-tools';

/** The values of these names that the organisation has given. */
export async function listLocals(db: Kysely<Schema>, names: readonly string[]): Promise<Record<string, string>> {
  if (names.length === 0) return {};
  const rows = await db
    .selectFrom('local_values')
    .select(['name', 'text'])
    .where('name', 'in', names)
    .where('text', '!=', '')
    .execute();
  const values = Object.fromEntries(rows.map(({ name, text }) => [name, text]));
  if (!names.includes(approvedTools)) return values;
  const tools = await db.selectFrom('tools').select('name').where('approved', '=', 1).orderBy('name').execute();
  return tools.length === 0
    ? values
    : { ...values, [approvedTools]: new Intl.ListFormat('en-GB').format(tools.map(({ name }) => name)) };
}
