import type { Kysely } from 'kysely';
import type { Actor } from '#app/identity/grants.ts';
import { countEmployedAsAt } from '#app/organisation/count-employed-as-at.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { type EvidenceQuery, evidencePath, type PeriodProblem, periodAsked } from './evidence-query.ts';
import { evidenceScope } from './evidence-scope.server.ts';
import { legalNotesCheckedOn } from './legal-notes.ts';

export interface EvidencePage {
  unit: string | null;
  /** Name of what the pack is about. */
  scope: string;
  from: string;
  on: string;
  today: string;
  problems: PeriodProblem[];
  /** Employed there at the end of the period; null where the period cannot be read. */
  people: number | null;
  download: string | null;
  lawReadOn: string;
}

/** What a pack for this address would be about. */
export async function getEvidencePage(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  asked: EvidenceQuery,
): Promise<EvidencePage> {
  const now = today(deps.zone, deps.now());
  const { period, problems } = periodAsked(asked, now);
  const unit = asked.unit || null;
  const ok = problems.length === 0;
  const scope = await evidenceScope(db, deps.zone, actor, { unit, period: ok ? period : { from: now, on: now } });
  return {
    unit,
    scope: scope.name,
    ...period,
    today: now,
    problems,
    people: ok ? await countEmployedAsAt(db, { on: period.on, unitIds: scope.unitIds }) : null,
    download: ok ? evidencePath('/team/evidence.zip', { unit, ...period }) : null,
    lawReadOn: legalNotesCheckedOn,
  };
}
