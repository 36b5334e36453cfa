import type { Kysely } from 'kysely';
import type { CheckedModule } from '#app/curriculum/checked-content.ts';
import type { EditionPlan } from '#app/curriculum/plan-edition.server.ts';
import { deltaOf, sinceOf } from '#app/curriculum/since.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';
import { countMarked, type MarkedByOldKey } from './count-marked.server.ts';
import { countOwing, type Owing } from './count-owing.server.ts';
import type { EditionChoice } from './edition-choice.ts';

export interface PublicationPreview {
  kind: EditionChoice['kind'];
  /** By track; for a minor version nobody. `parts` (lessons and blocks) and `questions` are what a holder of the base learns again. */
  tracks: (Owing & { parts: number; questions: number })[];
  marked: MarkedByOldKey[];
}

/** What a publication would mean for people. Writes nothing; set-based, so that it is the same work for any number of them. */
export async function previewPublication(
  db: Kysely<Schema>,
  deps: Deps,
  { module, plan, choice }: { module: CheckedModule; plan: EditionPlan; choice: Pick<EditionChoice, 'kind' | 'redo'> },
): Promise<PublicationPreview> {
  const corrected = module.questions.map(({ question }) => question).filter(({ id }) => plan.changedKeys.includes(id));
  const marked = await countMarked(db, module.head.id, corrected);
  if (choice.kind === 'minor' || plan.base === null) return { kind: choice.kind, tracks: [], marked };
  const ids = plan.items.map(({ id }) => id);
  const since = sinceOf(plan.number, ids, plan.since, new Set(choice.redo));
  const items = plan.items.map((item) => ({ ...item, since: since.get(item.id) ?? 0 }));
  const youngest = (track: Track) =>
    Math.max(0, ...items.filter(({ tracks }) => tracks.includes(track)).map((item) => item.since));
  const owing = await countOwing(db, {
    moduleId: module.head.id,
    since: { full: youngest('full'), foundation: youngest('foundation') },
    on: today(deps.zone, deps.now()),
  });
  const { number } = plan.base;
  const tracks = owing.map((each) => {
    const delta = deltaOf(items, number, each.track);
    const count = (isQuestion: boolean) => delta.filter(({ kind }) => (kind === 'question') === isQuestion).length;
    return { ...each, parts: count(false), questions: count(true) };
  });
  return { kind: choice.kind, tracks, marked };
}
