import type { Kysely } from 'kysely';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { Reason } from '#app/events/reasons.ts';
import { keepEvidenceText } from '#app/learning/hand-in-block.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeAsManager, type Deciding } from './change-as-manager.server.ts';
import { type CourseRef, checkPriorLearning } from './cycle-decisions.ts';

/** Characters that a description of evidence has at least and at most. */
export const evidenceLength = { least: 20, most: 2000 };

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

export function readEvidence(typed: string): string {
  const text = typed.replaceAll('\r\n', '\n').trim();
  if (text.length < evidenceLength.least) throw new Refusal('invalid', 'record.evidence-missing');
  if (text.length > evidenceLength.most) throw new Refusal('invalid', 'record.evidence-too-long');
  return text;
}
