import type { Kysely } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { Reason } from '#app/events/reasons.ts';
import { keepEvidenceText } from '#app/learning/hand-in-block.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { checkPriorLearning, readEvidence } from './cycle-decisions.ts';
import type { CourseRef } from './decision.ts';

/**
 * A manager accepts for a module of an open course what somebody learnt elsewhere. Who saw which evidence, and when, is described in
 * words, which are kept beside the event: it holds their hash.
 */
export async function acceptPriorLearning(
  db: Kysely<Schema>,
  deps: Deps,
  input: Deciding & { course: CourseRef; moduleId: string; why: Reason<'prior'>; evidence: string },
): Promise<{ certificates: string[] }> {
  const { course, moduleId, why } = input;
  const text = readEvidence(input.evidence);
  return changeAsManager(db, deps, input, 'prior', async ({ tx, locked, append, audit }) => {
    const { personId } = locked;
    const { cycle, target } = checkPriorLearning(await listCycles(tx, personId), course, moduleId);
    const { module, track, version } = target;
    const evidenceHash = await keepEvidenceText(tx, { personId, text });
    const body = { cycle: cycle.id, module, track, version, evidenceHash, why };
    await append({ verb: 'prior.accepted', object: module, cycle: cycle.id, body });
    await audit('prior.accept', body);
    return ({ certificates }) => ({ certificates: certificates.map((each) => each.serial) });
  });
}
