import type { Kysely } from 'kysely';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getQuestions } from '#app/curriculum/get-questions.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { listRemarks } from '#app/learning/remarks/list-remarks.server.ts';
import type { Remark } from '#app/learning/remarks/remark.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';

/** Rows of a page. */
const atOnce = 50;

export interface RemarkOnItem extends Remark {
  /** Title of the lesson or text of the question; null where the version that is served has none such. */
  item: string | null;
  /** Heading in the lesson; null for the whole of it. */
  heading: string | null;
}

/** What learners say of a module, newest first: what waits, or what was dealt with. */
export async function getRemarksPage(
  db: Kysely<Schema>,
  deps: Deps,
  { moduleId, handled, before }: { moduleId: string; handled: boolean; before: string | null },
) {
  const facts = await getCurrentFacts(db, moduleId);
  if (!facts) throw new Refusal('not-found', 'authoring.no-such-module');
  const found = await listRemarks(db, deps, { moduleId, handled, before, limit: atOnce + 1 });
  const remarks = await withItems(db, facts, found.slice(0, atOnce));
  const next = found.length > atOnce ? (remarks.at(-1)?.id ?? null) : null;
  return { moduleId, moduleTitle: facts.title, handled, remarks, next, operationKey: deps.newId() };
}

async function withItems(db: Kysely<Schema>, facts: VersionFacts, remarks: Remark[]): Promise<RemarkOnItem[]> {
  const questions = await getQuestions(
    db,
    remarks.filter(({ kind }) => kind === 'question').map(({ place }) => place),
  );
  const named = new Set(remarks.map(({ itemId }) => itemId));
  const headings = new Map<string, string>();
  for (const { id, hash } of facts.lessons.filter((lesson) => named.has(lesson.id))) {
    for (const heading of (await getLessonBody(db, hash))?.outline ?? [])
      headings.set(`${id} ${heading.id}`, heading.text);
  }
  return remarks.map((remark) => {
    if (remark.kind === 'question')
      return { ...remark, item: questions.get(remark.place)?.stem ?? null, heading: null };
    const item = facts.lessons.find(({ id }) => id === remark.itemId)?.title ?? null;
    return { ...remark, item, heading: headings.get(`${remark.itemId} ${remark.place}`) ?? null };
  });
}
