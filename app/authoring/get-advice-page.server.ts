import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { headPath } from './draft.ts';
import { getAdvice } from './get-advice.server.ts';
import { requireDraft } from './get-draft.server.ts';
import type { Finding, Silence } from './lint/finding.ts';

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
  const advice = await getAdvice(db, deps, draft.files);
  return {
    moduleId,
    title: draft.title,
    draftId: draft.id,
    revision: draft.files.find(({ path }) => path === headPath)?.revision ?? 0,
    findings: advice?.findings ?? null,
    silenced: advice?.silenced ?? [],
    operationKey: deps.newId(),
  };
}
