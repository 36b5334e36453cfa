import type { Kysely } from 'kysely';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

export interface ListedFix {
  versionId: string;
  moduleId: string;
  lessonId: string;
  number: number;
  before: string;
  after: string;
  byId: string;
  by: string;
  on: CalendarDate;
  lookBy: CalendarDate;
  state: 'waiting' | 'overdue' | 'seen' | 'undone';
  /** Who looked at it or took it back. */
  settledBy: string | null;
}

/** Small corrections of a module, newest first; or of all modules, those that wait for a second look, the most urgent first. */
export async function listQuickFixes(
  db: Kysely<Schema>,
  deps: Deps,
  { moduleId, limit }: { moduleId?: string; limit: number },
): Promise<ListedFix[]> {
  const query = db
    .selectFrom('quick_fixes')
    .innerJoin('module_versions', 'module_versions.id', 'quick_fixes.version_id')
    .innerJoin('people as writer', 'writer.id', 'quick_fixes.by_id')
    .leftJoin('people as settler', (join) =>
      join.on((on) => on.eb('settler.id', '=', on.fn.coalesce('quick_fixes.undone_by', 'quick_fixes.seen_by'))),
    )
    .select(['version_id', 'quick_fixes.module_id', 'lesson_id', 'number', 'before', 'after', 'by_id', 'at', 'look_by'])
    .select(['seen_at', 'undone_at', 'writer.name as by', 'settler.name as settledBy'])
    .limit(limit);
  const rows = await (moduleId === undefined
    ? query.where('seen_at', 'is', null).where('undone_at', 'is', null).orderBy('look_by').orderBy('version_id')
    : query.where('quick_fixes.module_id', '=', moduleId).orderBy('at', 'desc').orderBy('version_id', 'desc')
  ).execute();
  const now = today(deps.zone, deps.now());
  return rows.map((row) => ({
    versionId: row.version_id,
    moduleId: row.module_id,
    lessonId: row.lesson_id,
    number: row.number,
    before: row.before,
    after: row.after,
    byId: row.by_id,
    by: row.by,
    on: today(deps.zone, new Date(row.at)),
    lookBy: row.look_by,
    state: stateOf(row, now),
    settledBy: row.settledBy,
  }));
}

function stateOf(
  { seen_at, undone_at, look_by }: { seen_at: string | null; undone_at: string | null; look_by: CalendarDate },
  now: CalendarDate,
): ListedFix['state'] {
  if (undone_at !== null) return 'undone';
  if (seen_at !== null) return 'seen';
  return now > look_by ? 'overdue' : 'waiting';
}
