import type { Kysely } from 'kysely';
import type { CheckedModule } from '#app/curriculum/checked-content.ts';
import { type EditionPlan, planEdition } from '#app/curriculum/plan-edition.server.ts';
import { addDays, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from '../check-draft.server.ts';
import { requireDraft } from '../get-draft.server.ts';
import { type EditionChoice, touched } from './edition-choice.ts';
import { getPlan } from './get-plan.server.ts';
import { type PublicationPreview, previewPublication } from './preview-publication.server.ts';

/** What stands in the address: nothing asked yet, or a choice whose meaning is to be shown. */
export type AskedEdition = Pick<EditionChoice, 'kind' | 'redo'> | null;

export interface TouchedItem {
  id: string;
  kind: 'lesson' | 'block' | 'question';
  title: string;
  what: 'added' | 'changed';
}

/** Why a draft cannot be published as it stands. */
export type PublishObstacle = 'not-approved' | 'has-problems' | 'published-meanwhile';

/** The publication of a draft: what has to be chosen, and what the choice means for people. Writes nothing. */
export async function getPublishPage(db: Kysely<Schema>, deps: Deps, moduleId: string, asked: AskedEdition) {
  const draft = await requireDraft(db, moduleId);
  const { module } = await checkDraft(db, draft);
  const plan = module && (await planEdition(db, module));
  const obstacle: PublishObstacle | null = !plan
    ? 'has-problems'
    : (plan.base?.id ?? null) !== draft.basedOn
      ? 'published-meanwhile'
      : draft.state !== 'approved'
        ? 'not-approved'
        : null;
  const choice = plan && (plan.needsChoice ? asked : { kind: 'material' as const, redo: touched(plan) });
  const preview: PublicationPreview | null =
    module && plan && choice && obstacle === null ? await previewPublication(db, deps, { module, plan, choice }) : null;
  return {
    moduleId,
    title: draft.title,
    draft: { id: draft.id, revision: draft.revision, state: draft.state },
    obstacle,
    edition: module && plan && obstacle === null ? editionView(module, plan) : null,
    choice: obstacle === null ? choice : null,
    preview,
    planned: await getPlan(db, draft),
    tomorrow: addDays(today(deps.zone, deps.now()), 1),
    operationKey: deps.newId(),
  };
}

function editionView(module: CheckedModule, plan: EditionPlan) {
  const titles = titlesOf(module);
  const named = (id: string) => titles.get(id)?.title ?? id;
  const item = (what: TouchedItem['what']) => (id: string) => ({
    id,
    what,
    kind: titles.get(id)?.kind ?? ('lesson' as const),
    title: named(id),
  });
  return {
    number: plan.number,
    base: plan.base?.number ?? null,
    needsChoice: plan.needsChoice,
    obstacles: plan.obstacles.map((text) => text.replace(/^\S+/, (id) => (titles.has(id) ? `“${named(id)}”` : id))),
    touched: [...plan.added.map(item('added')), ...plan.changed.map(item('changed'))] as TouchedItem[],
    removed: plan.removed.length,
    stems: Object.fromEntries(plan.changedKeys.map((id) => [id, named(id)])),
  };
}

/** A block has no title: it is named by its id, behind that of its lesson. */
function titlesOf({ lessons, questions }: CheckedModule): Map<string, Pick<TouchedItem, 'kind' | 'title'>> {
  return new Map<string, Pick<TouchedItem, 'kind' | 'title'>>([
    ...lessons.map(({ id, title }) => [id, { kind: 'lesson', title }] as const),
    ...lessons.flatMap(({ title, blocks }) =>
      blocks.map(({ id }) => [id, { kind: 'block', title: `${title}: ${id}` }] as const),
    ),
    ...questions.map(({ question: { id, stem } }) => [id, { kind: 'question', title: stem }] as const),
  ]);
}
