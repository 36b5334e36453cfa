import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { CheckedModule } from './checked-content.ts';
import { compareItems } from './edition.ts';
import { getFactsOfVersion } from './get-version-facts.server.ts';
import { readShape, shapeOf } from './internal/version-shape.server.ts';

export interface BlockChange {
  id: string;
  lessonId: string;
  what: 'added' | 'changed' | 'removed';
}

/** What became of the interactive blocks of a version in a checked module. */
export async function compareBlocks(
  db: Kysely<Schema>,
  versionId: string,
  module: CheckedModule,
): Promise<BlockChange[]> {
  const { shape } = await readShape(db, versionId);
  const blocks = (items: typeof shape.items) => items.filter(({ kind }) => kind === 'block');
  const { added, changed, removed } = compareItems(blocks(shape.items), blocks(shapeOf(module).items));
  const placed = module.lessons.flatMap(({ id: lessonId, blocks }) => blocks.map(({ id }) => ({ id, lessonId })));
  const { blocks: before } = await getFactsOfVersion(db, versionId);
  return [
    ...placed.filter(({ id }) => added.includes(id)).map((block) => ({ ...block, what: 'added' as const })),
    ...placed.filter(({ id }) => changed.includes(id)).map((block) => ({ ...block, what: 'changed' as const })),
    ...before
      .filter(({ id }) => removed.includes(id))
      .map(({ id, lessonId }) => ({ id, lessonId, what: 'removed' as const })),
  ];
}
