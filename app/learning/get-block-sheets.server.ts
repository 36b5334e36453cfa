import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type BlockSheet, readSheet } from './block-sheet.ts';

/** A person's latest try of each of these blocks. */
export async function getBlockSheets(
  db: Kysely<Schema>,
  personId: string,
  blockIds: string[],
): Promise<Map<string, BlockSheet>> {
  if (blockIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('block_sheets as sheet')
    .selectAll()
    .where('person_id', '=', personId)
    .where('block_id', 'in', blockIds)
    .where('try', '=', (latest) =>
      latest
        .selectFrom('block_sheets as other')
        .select((all) => all.fn.max('other.try').as('latest'))
        .whereRef('other.person_id', '=', 'sheet.person_id')
        .whereRef('other.block_id', '=', 'sheet.block_id'),
    )
    .execute();
  return new Map(rows.map((row) => [row.block_id, readSheet(row)]));
}

/** One try of a person, or null. */
export async function getBlockSheet(
  db: Kysely<Schema>,
  personId: string,
  blockId: string,
  tryNumber: number,
): Promise<BlockSheet | null> {
  const row = await db
    .selectFrom('block_sheets')
    .selectAll()
    .where('person_id', '=', personId)
    .where('block_id', '=', blockId)
    .where('try', '=', tryNumber)
    .executeTakeFirst();
  return row ? readSheet(row) : null;
}
