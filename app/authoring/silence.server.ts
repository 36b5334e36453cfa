import type { Kysely } from 'kysely';
import { isSeq, parseDocument } from 'yaml';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { headPath } from './draft.ts';
import { requireDraft } from './get-draft.server.ts';
import type { Silence } from './lint/finding.ts';
import { saveFile } from './save-file.server.ts';

/** Silences a finding with a reason, which stands in `module.yaml`; `revision` is that of the file that the page was made from. */
export async function silence(
  db: Kysely<Schema>,
  deps: Deps,
  by: string,
  { moduleId, revision, ...finding }: { moduleId: string; revision: number } & Silence,
): Promise<void> {
  const reason = finding.reason.trim();
  if (reason === '' || reason.length > 500) throw new Refusal('invalid', 'authoring.reason-missing');
  const draft = await requireDraft(db, moduleId);
  const text = draft.files.find(({ path }) => path === headPath)?.text ?? '';
  const document = parseDocument(text);
  if (document.errors.length > 0) throw new Refusal('invalid', 'authoring.source-unreadable');
  const entry = document.createNode({ rule: finding.rule, place: finding.place, reason });
  const list = document.get('silenced');
  if (isSeq(list)) list.add(entry);
  else document.set('silenced', document.createNode([entry]));
  await saveFile(db, deps, by, {
    draftId: draft.id,
    path: headPath,
    revision,
    text: document.toString({ lineWidth: 0 }),
  });
}
