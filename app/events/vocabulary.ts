import type { Track } from '#app/platform/track.ts';

/** The verbs of RECORDS §2 with their bodies. Bodies hold decided facts, ids and codes: never a name, never free text. */
export interface EventBodies {
  'lesson.read': { module: string; version: number; lesson: string; localsHash?: string };
  'block.answered': {
    module: string;
    version: number;
    lesson: string;
    block: string;
    blockVersion: number;
    /** Counted from 1; block, version, seed and try are what a model needs to grade the answer again. */
    try: number;
    seed: string;
    answer?: unknown;
    textHash?: string;
    points: number;
    max: number;
    passed: boolean;
  };
  'attempt.started': {
    attempt: string;
    module: string;
    version: number;
    track: Track;
    scope: 'whole' | 'delta' | 'pretest';
    since: number;
    seed: string;
    draw: string[];
    seconds?: number;
  };
  'attempt.submitted': {
    attempt: string;
    cause: 'learner' | 'time';
    items: SubmittedItem[];
    points: number;
    max: number;
  };
  'task.submitted': { task: string; module: string; version: number; textHash: string };
  'cycle.opened': {
    cycle: string;
    curriculum: string;
    curriculumVersion: number;
    number: number;
    kind: 'first' | 'renewal' | 'delta';
    opensOn: string;
    dueOn: string;
    graceDays: number;
    countsFromSeq: number;
    targets: { module: string; track: Track; version: number; base?: number }[];
    why: { kind: 'rule' | 'manager' | 'expiry' | 'version'; id: string };
  };
  /**
   * `track` only where the cycle takes in the module: a newer curriculum version adds it, or an open delta comes to cover it
   * too. `base` then is the version that the holder met; without it the module is learnt whole.
   */
  'cycle.retargeted': {
    cycle: string;
    module: string;
    track?: Track;
    base?: number;
    version: number;
    dueOn: string;
    why: string;
  };
  'cycle.due_set': { cycle: string; dueOn: string; why: string };
  'cycle.waived': { cycle: string; until: string; why: string };
  'cycle.waiver_ended': { cycle: string };
  'cycle.cancelled': { cycle: string; why: CancelReason };
  'attempts.reopened': { cycle: string; module: string; extra: number; why: string };
  'task.marked': { task: string; scores: number[]; passed: boolean };
  'prior.accepted': {
    cycle: string;
    module: string;
    track: Track;
    version: number;
    evidenceHash: string;
    why: string;
  };
  'act.voided': { seq: number; why: string };
  'attempt.remarked': { attempt: string; question: string; points: number; why: string };
  'certificate.issued': {
    certificate: string;
    serial: string;
    cycle: string;
    snapshotHash: string;
    supersedes?: string;
  };
  'certificate.revoked': { certificate: string; why: string };
  'person.merged': { from: string; order: [string, number][] };
}

/**
 * `in-renewal`: a delta that the renewal asks for as well. `withdrawn`: a delta of a version that is served no more.
 * `revoked`: a delta whose certificate was revoked.
 */
export type CancelReason = 'role-ended' | 'left' | 'in-renewal' | 'mistake' | 'withdrawn' | 'revoked';

export interface SubmittedItem {
  /** Content hash of the question. */
  question: string;
  answer: unknown;
  points: number;
  max: number;
  critical: boolean;
  right: boolean;
  /** Position (0-based) in `items` of the missed critical item that this one stands beside. */
  parallelOf?: number;
}

export type Verb = keyof EventBodies;

const acts = new Set<Verb>(['lesson.read', 'block.answered', 'attempt.started', 'attempt.submitted', 'task.submitted']);

/** An act is the learner's own; every other event is a decision by others or the system. */
export const isAct = (verb: Verb): boolean => acts.has(verb);

/**
 * A body as it is stored: `on` is the calendar date of the record in the organisation's zone, decided once when the event is
 * written, so that a replay needs neither a clock nor a zone. `for`: the manager for whom the actor decided as their deputy.
 */
export type Recorded<V extends Verb> = EventBodies[V] & { on: string; for?: string };

/** One event as it is stored and hashed. `seq` 1, 2, 3 … per person, in commit order. */
export type LearningEvent = {
  [V in Verb]: {
    id: string;
    person: string;
    seq: number;
    verb: V;
    object: string;
    moduleVersion?: string;
    cycle?: string;
    actor?: string;
    key: string;
    occurredAt: string;
    recordedAt: string;
    body: Recorded<V>;
    prev: string;
    hash: string;
  };
}[Verb];
