import type { Kysely } from 'kysely';
import { requireDraft } from '#app/authoring/get-draft.server.ts';
import { newModule } from '#app/authoring/new-module.server.ts';
import { publishDraft } from '#app/authoring/publish/publish-draft.server.ts';
import { changeReview } from '#app/authoring/review/change-review.server.ts';
import { saveFile } from '#app/authoring/save-file.server.ts';
import { startDraft } from '#app/authoring/start-draft.server.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import type { Schema } from '#db/schema.ts';
import type { TestDeps } from '#tests/setup/deps.ts';
import { actorWith } from './identity.ts';
import { makePerson } from './people.ts';
import { newKey } from './record.ts';

type Db = Kysely<Schema>;

/** Ann writes and publishes, Ben reviews. */
export async function makeStudio(db: Db, deps: TestDeps, moduleId = 'hands') {
  const person = async (name: string) => (await makePerson(db, { name })).id;
  const ann = actorWith(['write-modules', 'publish-modules'], null, await person('Ann'));
  const ben = actorWith(['write-modules', 'publish-modules', 'review-modules'], null, await person('Ben'));
  const draft = () => requireDraft(db, moduleId);
  const as = (actor: typeof ann) => ({ actor, key: newKey() });
  const by = (actor: typeof ann) => ({ actorId: actor.personId, key: newKey() });

  /** Ann writes over a file of the draft, which is begun where there is none. */
  const write = async (path: string, change: (text: string) => string) => {
    const { id: draftId, files } = await draft().catch(async () => {
      await startDraft(db, deps, by(ann), { moduleId });
      return draft();
    });
    const file = files.find((each) => each.path === path);
    if (file?.text == null) throw new Error(`no ${path} in ${files.map((each) => each.path)}`);
    const { revision, text } = file;
    await saveFile(db, deps, ann.personId, { draftId, path, revision, text: change(text) });
  };
  /** Ann sends it, Ben approves. */
  const approve = async () => {
    const { id, revision } = await draft();
    const word = { draft: id, revision, note: '' };
    await changeReview(db, deps, { ...as(ann), moduleId }, { intent: 'send', ...word });
    await changeReview(db, deps, { ...as(ben), moduleId }, { intent: 'approve', ...word });
  };
  /** Approved, then published as this; absent: as material with everything to be learnt again. */
  const publish = async (choice: { kind?: 'minor' | 'material'; redo?: string[] } = {}) => {
    await approve();
    const { id: draftId, revision, files } = await draft();
    const ids = files.flatMap(({ text }) =>
      [...(text ?? '').matchAll(/\bid: ([a-z0-9-]+)/g)].map(([, one]) => one ?? ''),
    );
    const word = { kind: 'material' as const, redo: ids, reason: 'Clearer words', ...choice };
    const number = await publishDraft(db, deps, as(ann), { moduleId, draftId, revision, choice: word });
    return getVersionFacts(db, moduleId, number);
  };

  await newModule(db, deps, by(ann), { id: moduleId, title: 'Clean hands' });
  return { ann, ben, moduleId, draft, write, approve, publish, as, by };
}
