import type { Kysely } from 'kysely';
import { listSources } from '#app/curriculum/list-sources.server.ts';
import { parseModule } from '#app/curriculum/parse-module.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { headPath } from './draft.ts';
import { getDraftFiles, requireDraft } from './get-draft.server.ts';
import type { Finding, Silence } from './lint/finding.ts';
import { lintWithSilences } from './lint/lint-module.ts';

export interface AdvicePage {
  moduleId: string;
  title: string;
  draftId: string;
  /** Of `module.yaml`, which keeps what is silenced. */
  revision: number;
  /** Null while a text cannot be read: the check says what is wrong with it. */
  findings: Finding[] | null;
  silenced: Silence[];
  operationKey: string;
}

/** Advice for learning on a draft, less what somebody has silenced with a reason. */
export async function getAdvicePage(db: Kysely<Schema>, deps: Deps, moduleId: string): Promise<AdvicePage> {
  const draft = await requireDraft(db, moduleId);
  const module = parseModule(await getDraftFiles(db, draft));
  const silenced = module?.head.silenced ?? [];
  const values = await db.selectFrom('local_values').select('name').where('text', '!=', '').execute();
  const tools = await db.selectFrom('tools').select('id').where('approved', '=', 1).limit(1).executeTakeFirst();
  const given = [...values.map(({ name }) => name), ...(tools ? ['approved-tools'] : [])];
  const around = { today: today(deps.zone, deps.now()), sources: await listSources(db), locals: new Set(given) };
  return {
    moduleId,
    title: draft.title,
    draftId: draft.id,
    revision: draft.files.find(({ path }) => path === headPath)?.revision ?? 0,
    findings: module && lintWithSilences(module, { ...around, silenced }).findings,
    silenced,
    operationKey: deps.newToken(),
  };
}
