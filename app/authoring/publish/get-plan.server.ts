import type { Kysely } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Schema } from '#db/schema.ts';
import type { DraftHead } from '../draft.ts';

export interface PublicationPlan {
  onDay: CalendarDate;
  by: string;
  state: 'waiting' | 'failed';
  /** Why it did not or will not come to it, as the reason of a refusal. */
  problem: string | null;
  kind: 'minor' | 'material';
}

/** The last publication that was planned of a draft, if it waits or has failed. One of a text that was changed since is lost. */
export async function getPlan(
  db: Kysely<Schema>,
  draft: Pick<DraftHead, 'id' | 'revision' | 'state'>,
): Promise<PublicationPlan | null> {
  const row = await db
    .selectFrom('publications')
    .innerJoin('people', 'people.id', 'publications.by_id')
    .select(['on_day', 'publications.state', 'problem', 'publications.revision', 'edition', 'people.name as by'])
    .where('draft_id', '=', draft.id)
    .orderBy('made_at', 'desc')
    .orderBy('publications.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || (row.state !== 'waiting' && row.state !== 'failed')) return null;
  const isLost = row.state === 'waiting' && (row.revision !== draft.revision || draft.state !== 'approved');
  const { kind } = JSON.parse(row.edition) as { kind: PublicationPlan['kind'] };
  return {
    onDay: row.on_day,
    by: row.by,
    state: row.state,
    problem: isLost ? 'authoring.not-approved' : row.problem,
    kind,
  };
}
