import { z } from 'zod';
import { type ReasonKind, reasons } from '#app/events/reasons.ts';
import type { BulkDecision } from '#app/record/plan-decision.server.ts';

const course = z.strictObject({ curriculumId: z.string() });
const why = <K extends ReasonKind>(kind: K) => z.enum(reasons[kind]);
const moduleId = z.string();

/** A decision about many people as it is stored; the free text is kept apart. */
const storedDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), curriculumId: z.string(), dueOn: z.string() }),
  z.strictObject({ kind: z.literal('due'), course, dueOn: z.string(), why: why('due') }),
  z.strictObject({ kind: z.literal('waive'), course, until: z.string(), why: why('waiver') }),
  z.strictObject({ kind: z.literal('end-waiver'), course }),
  z.strictObject({ kind: z.literal('prior'), course, moduleId, why: why('prior') }),
  z.strictObject({ kind: z.literal('reopen'), course, moduleId, why: why('reopen') }),
  z.strictObject({ kind: z.literal('cancel'), course }),
  z.strictObject({ kind: z.literal('remind') }),
]);

export const bulkKinds = storedDecision.options.map(({ shape }) => shape.kind.value);
export type BulkKind = BulkDecision['kind'];

export function writeDecision(decision: BulkDecision): { decision: string; evidence: string | null } {
  if (decision.kind !== 'prior') return { decision: JSON.stringify(decision), evidence: null };
  const { evidence, ...rest } = decision;
  return { decision: JSON.stringify(rest), evidence };
}

/** Once all is done the evidence is not kept here any more, and nothing reads it. */
export function readDecision(row: { decision: string; evidence: string | null }): BulkDecision {
  const stored = storedDecision.parse(JSON.parse(row.decision));
  return stored.kind === 'prior' ? { ...stored, evidence: row.evidence ?? '' } : stored;
}
