import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { Remark } from './remark.ts';

interface Asked {
  moduleId: string;
  /** Of one lesson or question alone. */
  itemId?: string;
  handled: boolean;
  /** Older than this one: the next page. */
  before?: string | null;
  limit: number;
}

/** Remarks on a module, newest first. A name is read only where its owner shows it. */
export async function listRemarks(
  db: Kysely<Schema>,
  deps: Deps,
  { moduleId, itemId, handled, before, limit }: Asked,
): Promise<Remark[]> {
  const rows = await db
    .selectFrom('remarks')
    .innerJoin('module_versions', 'module_versions.id', 'remarks.version_id')
    .leftJoin('people', (join) => join.onRef('people.id', '=', 'remarks.person_id').on('remarks.named', '=', 1))
    .select([
      'remarks.id',
      'kind',
      'item_id',
      'place',
      'quote',
      'text',
      'people.name',
      'number',
      'made_at',
      'handled_at',
      'reply',
    ])
    .where('remarks.module_id', '=', moduleId)
    .where('handled_at', handled ? 'is not' : 'is', null)
    .$if(itemId !== undefined, (query) => query.where('item_id', '=', itemId ?? ''))
    .$if(typeof before === 'string', (query) => query.where('remarks.id', '<', before ?? ''))
    .orderBy('remarks.id', 'desc')
    .limit(limit)
    .execute();
  const dayOf = (at: string) => today(deps.zone, new Date(at));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    itemId: row.item_id,
    place: row.place,
    quote: row.quote,
    text: row.text,
    name: row.name,
    version: row.number,
    on: dayOf(row.made_at),
    handledOn: row.handled_at && dayOf(row.handled_at),
    reply: row.reply,
  }));
}
