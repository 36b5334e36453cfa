import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { listModules } from '#app/curriculum/list-modules.server.ts';
import type { OpenRuntime } from '#app/platform/open-runtime.server.ts';

export interface PublishedModule {
  slug: string;
  facts: VersionFacts;
}

export async function firstModule({ db }: Pick<OpenRuntime, 'db'>): Promise<PublishedModule> {
  for (const { id, slug } of await listModules(db)) {
    const facts = await getCurrentFacts(db, id);
    if (facts) return { slug, facts };
  }
  throw new Error('no module is published');
}

/** The page of the first lesson without a simulation. */
export function plainLessonPath({ slug, facts }: PublishedModule): string {
  const graded = new Set(facts.blocks.filter((block) => block.graded).map((block) => block.lessonId));
  const lesson = facts.lessons.find((each) => !graded.has(each.id));
  if (!lesson) throw new Error('every lesson has a simulation');
  return `/learn/${slug}/${lesson.id}`;
}
