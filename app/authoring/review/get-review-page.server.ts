import type { Kysely } from 'kysely';
import { type BlockChange, compareBlocks } from '#app/curriculum/compare-blocks.server.ts';
import { type Actor, can } from '#app/identity/grants.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { requireDraft } from '../get-draft.server.ts';
import { compareDraft } from './compare-draft.server.ts';
import { type ItemChange, itemKey } from './compare-items.ts';
import { compareReading } from './compare-reading.server.ts';
import { listWriters } from './list-writers.server.ts';

export interface ReviewComment {
  id: string;
  path: string;
  line: number | null;
  quote: string;
  text: string;
  by: string;
  on: CalendarDate;
  resolvedBy: string | null;
}

/** A draft as it is reviewed: what changes, what was said about it, and what the actor may do. */
export async function getReviewPage(db: Kysely<Schema>, deps: Deps, actor: Actor, moduleId: string) {
  const draft = await requireDraft(db, moduleId);
  const { changes, base, meanwhile } = await compareDraft(db, draft);
  const { problems, module } = await checkDraft(db, draft);
  const blocks = module && base ? await compareBlocks(db, base.id, module) : [];
  const reading = module && (await compareReading(db, draft.basedOn, module));
  const comments = await listComments(db, deps, draft.id);
  const shown = new Set(changes.map(itemKey));
  const scope = { moduleId };
  return {
    moduleId,
    title: draft.title,
    draft: { id: draft.id, revision: draft.revision, state: draft.state },
    base,
    meanwhile,
    problems: problems.length,
    changes: changes.map((change) => ({
      ...change,
      key: itemKey(change),
      reading: change.kind === 'lesson' && reading ? (reading.get(change.id) ?? []) : null,
      blocks: change.kind === 'lesson' ? blocks.filter(({ lessonId }: BlockChange) => lessonId === change.id) : [],
      comments: comments.filter(({ item }) => item === itemKey(change)),
      lines: change.kind === 'lesson' ? linesOf(change) : [],
    })),
    otherComments: comments.filter(({ item }) => !shown.has(item)),
    open: comments.filter(({ resolvedBy }) => resolvedBy === null).length,
    reviews: await listReviews(db, deps, draft.id),
    may: {
      write: can(actor, 'write-modules', scope),
      review: can(actor, 'review-modules', scope),
      publish: can(actor, 'publish-modules', scope),
    },
    wrote: (await listWriters(db, draft.id)).has(actor.personId),
    operationKey: deps.newId(),
  };
}

const longestQuote = 60;

/** The lines of the draft's text that differ and can be spoken of, by their number in it. */
function linesOf({ diff }: ItemChange): { line: number; text: string }[] {
  const kept = diff.filter((parts) => parts.length === 0 || parts.some(({ kind }) => kind !== 'removed'));
  return kept.flatMap((parts, index) => {
    if (parts.every(({ kind }) => kind === 'same')) return [];
    const text = parts.map(({ kind, text }) => (kind === 'removed' ? '' : text)).join('');
    const short = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
    return text.trim() === '' ? [] : [{ line: index + 1, text: short }];
  });
}

async function listComments(
  db: Kysely<Schema>,
  deps: Deps,
  draftId: string,
): Promise<(ReviewComment & { item: string })[]> {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('people as writer', 'writer.id', 'comments.by_id')
    .leftJoin('people as settler', 'settler.id', 'comments.resolved_by')
    .select(['comments.id', 'path', 'item', 'line', 'quote', 'text', 'at'])
    .select(['writer.name as by', 'settler.name as resolvedBy'])
    .where('draft_id', '=', draftId)
    .orderBy('at')
    .orderBy('comments.id')
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, on: today(deps.zone, new Date(at)) }));
}

async function listReviews(db: Kysely<Schema>, deps: Deps, draftId: string) {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('people', 'people.id', 'reviews.by_id')
    .select(['reviews.id', 'verdict', 'at', 'note', 'people.name as by'])
    .where('draft_id', '=', draftId)
    .orderBy('at')
    .orderBy('reviews.id')
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, on: today(deps.zone, new Date(at)) }));
}
