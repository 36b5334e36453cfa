import { z } from 'zod';
import type { Recorded, Verb } from './vocabulary.ts';

const id = z.string().min(1).max(200);
const whole = z.int().min(0);
const version = z.int().min(1);
const date = z.iso.date();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const track = z.enum(['foundation', 'full']);
const code = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** What every body holds beside its own: the day, and for whom a deputy decided. */
const recorded = { on: date, for: id.optional() };

const submittedItem = z.strictObject({
  question: hash,
  answer: z.unknown(),
  points: whole,
  max: whole,
  critical: z.boolean(),
  right: z.boolean(),
  parallelOf: whole.optional(),
});

const target = z.strictObject({ module: id, track, version, base: version.optional() });

/** What a stored body must look like when it is read back; the types are those of `vocabulary.ts`. */
export const bodySchemas: { [V in Verb]: z.ZodType<Recorded<V>> } = {
  'lesson.read': z.strictObject({ ...recorded, module: id, version, lesson: id, localsHash: hash.optional() }),
  'block.answered': z.strictObject({
    ...recorded,
    module: id,
    version,
    lesson: id,
    block: id,
    blockVersion: version,
    try: version,
    seed: z.string(),
    answer: z.unknown().optional(),
    textHash: hash.optional(),
    points: whole,
    max: whole,
    passed: z.boolean(),
  }),
  'attempt.started': z.strictObject({
    ...recorded,
    attempt: id,
    module: id,
    version,
    track,
    scope: z.enum(['whole', 'delta', 'pretest']),
    since: whole,
    seed: z.string(),
    draw: z.array(hash),
    seconds: whole.optional(),
  }),
  'attempt.submitted': z.strictObject({
    ...recorded,
    attempt: id,
    cause: z.enum(['learner', 'time']),
    items: z.array(submittedItem),
    points: whole,
    max: whole,
  }),
  'task.submitted': z.strictObject({ ...recorded, task: id, module: id, version, textHash: hash }),
  'cycle.opened': z.strictObject({
    ...recorded,
    cycle: id,
    curriculum: id,
    curriculumVersion: version,
    number: version,
    kind: z.enum(['first', 'renewal', 'delta']),
    opensOn: date,
    dueOn: date,
    graceDays: whole,
    countsFromSeq: whole,
    targets: z.array(target).min(1),
    why: z.strictObject({ kind: z.enum(['rule', 'manager', 'expiry', 'version']), id }),
  }),
  'cycle.retargeted': z.strictObject({
    ...recorded,
    cycle: id,
    module: id,
    track: track.optional(),
    base: version.optional(),
    version,
    dueOn: date,
    why: code,
  }),
  'cycle.due_set': z.strictObject({ ...recorded, cycle: id, dueOn: date, why: code }),
  'cycle.waived': z.strictObject({ ...recorded, cycle: id, until: date, why: code }),
  'cycle.waiver_ended': z.strictObject({ ...recorded, cycle: id }),
  'cycle.cancelled': z.strictObject({
    ...recorded,
    cycle: id,
    why: z.enum(['role-ended', 'left', 'in-renewal', 'mistake', 'withdrawn', 'revoked']),
  }),
  'attempts.reopened': z.strictObject({ ...recorded, cycle: id, module: id, extra: version, why: code }),
  'task.marked': z.strictObject({ ...recorded, task: id, scores: z.array(whole), passed: z.boolean() }),
  'prior.accepted': z.strictObject({
    ...recorded,
    cycle: id,
    module: id,
    track,
    version,
    evidenceHash: hash,
    why: code,
  }),
  'act.voided': z.strictObject({ ...recorded, seq: version, why: code }),
  'attempt.remarked': z.strictObject({ ...recorded, attempt: id, question: hash, points: whole, why: code }),
  'certificate.issued': z.strictObject({
    ...recorded,
    certificate: id,
    serial: id,
    cycle: id,
    snapshotHash: hash,
    supersedes: id.optional(),
  }),
  'certificate.revoked': z.strictObject({ ...recorded, certificate: id, why: code }),
  'person.merged': z.strictObject({ ...recorded, from: id, order: z.array(z.tuple([id, version])) }),
};

export const isVerb = (verb: string): verb is Verb => Object.hasOwn(bodySchemas, verb);
