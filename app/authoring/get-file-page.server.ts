import type { Kysely } from 'kysely';
import { lessonHead, lessonTitle } from '#app/curriculum/lesson-head.ts';
import { listSources } from '#app/curriculum/list-sources.server.ts';
import type { Problem } from '#app/curriculum/problem.ts';
import { listRemarks } from '#app/learning/remarks/list-remarks.server.ts';
import type { Remark } from '#app/learning/remarks/remark.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { checkDraft } from './check-draft.server.ts';
import { blockForms } from './editor/describe-blocks.server.ts';
import type { EditingFacts } from './editor/editing-facts.ts';
import { adviceAt, getAdvice } from './get-advice.server.ts';
import { type Draft, requireDraft } from './get-draft.server.ts';

/** A text of a draft to be edited, with what the check and the advice say of it. */
export async function getFilePage(db: Kysely<Schema>, deps: Deps, moduleId: string, path: string) {
  const draft = await requireDraft(db, moduleId);
  const { text, revision, kind } = textOf(draft, path);
  const [{ problems, reading }, advice] = await Promise.all([checkDraft(db, draft), getAdvice(db, deps, draft.files)]);
  const facts: EditingFacts = {
    blocks: [...blockForms],
    sources: Object.entries(await listSources(db)).map(([id, source]) => ({ id, title: source.title })),
    outcomes: reading.head?.value.outcomes ?? [],
    pictures: draft.files.flatMap((file) => (file.kind === 'picture' ? [file.path] : [])),
    lessons: reading.lessons.map(({ value: { id, title } }) => ({ id, title })),
  };
  return {
    moduleId,
    draftId: draft.id,
    moduleTitle: draft.title,
    path,
    kind,
    /** Of a lesson or a translation of one; null while it cannot be read. */
    title: path.endsWith('.mdx') ? lessonTitle(text) : null,
    text,
    revision,
    problems: problems.filter((problem): problem is Problem => problem.file === path),
    remarks: await remarksOn(db, deps, moduleId, text),
    advice: adviceAt(path, advice),
    facts,
    operationKey: deps.newId(),
  };
}

/** Beside the text; the page of all remarks has the rest. */
const mostRemarks = 10;

async function remarksOn(db: Kysely<Schema>, deps: Deps, moduleId: string, text: string): Promise<Remark[]> {
  const itemId = lessonHead(text)?.id;
  return itemId === undefined ? [] : listRemarks(db, deps, { moduleId, itemId, handled: false, limit: mostRemarks });
}

function textOf(draft: Draft, path: string) {
  const file = draft.files.find((each) => each.path === path);
  if (!file || file.text === null) throw new Refusal('not-found', 'authoring.no-such-file');
  return { text: file.text, revision: file.revision, kind: file.kind };
}
