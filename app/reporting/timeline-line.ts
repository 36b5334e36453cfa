import type { LearningEvent, Verb } from '#app/events/vocabulary.ts';
import { mayBeVoided } from '#app/learning/fold-progress.ts';
import { longDate } from '#app/ui/dates.ts';
import { reasonOf } from './reason-words.ts';

/** What has no line in anybody's timeline: tries, and points. */
export const unshown = ['block.answered', 'attempt.started', 'attempt.remarked'] as const satisfies Verb[];

/** What ids of events are called; a name that is not known any more is null. */
export interface TimelineNames {
  module: (id: string) => string;
  lesson: (module: string, version: number, lesson: string) => string;
  /** The curriculum of a cycle. */
  course: (cycle: string) => string;
  person: (id: string) => string | null;
  /** The quiz of a passed attempt; null for any other. */
  passed: (attempt: string) => { module: string; version: number } | null;
  /** The event of a `seq`, where it is known. */
  event: (seq: number) => LearningEvent | null;
  /** Whether a later event takes this one back. */
  isVoided: (seq: number) => boolean;
}

/** One line of a timeline: a date and words, never a score, an answer, a time of day or an attempt that fell short. */
export interface TimelineLine {
  seq: number;
  on: string;
  text: string;
  /** In words. */
  reason: string | null;
  by: string | null;
  /** For whom `by` decided as their deputy. */
  for: string | null;
  /** Taken back by a correction. */
  isVoided: boolean;
  /** A manager may take it back. */
  mayVoid: boolean;
}

/** An event as its line; null where there is nothing that a manager may see of it. */
export function timelineLine(event: LearningEvent, names: TimelineNames): TimelineLine | null {
  const text = textOf(event, names);
  if (text === null) return null;
  const isVoided = names.isVoided(event.seq);
  const isOwn = event.actor === event.person;
  return {
    seq: event.seq,
    on: event.body.on,
    text,
    reason: reasonFor(event),
    by: event.actor === undefined || isOwn ? null : names.person(event.actor),
    for: event.body.for === undefined ? null : names.person(event.body.for),
    isVoided,
    mayVoid: !isVoided && mayBeVoided(event.verb),
  };
}

function textOf(event: LearningEvent, names: TimelineNames): string | null {
  switch (event.verb) {
    case 'block.answered':
    case 'attempt.started':
    case 'attempt.remarked':
      return null;
    case 'lesson.read': {
      const { module, version, lesson } = event.body;
      return `Finished the lesson “${names.lesson(module, version, lesson)}” of “${names.module(module)}”`;
    }
    case 'attempt.submitted': {
      const quiz = names.passed(event.body.attempt);
      return quiz && `Passed the quiz of “${names.module(quiz.module)}”, version ${quiz.version}`;
    }
    case 'task.submitted':
      return `Handed in a task of “${names.module(event.body.module)}”`;
    case 'task.marked':
      return event.body.passed ? 'Passed a task' : null;
    case 'cycle.opened':
      return openedText(event.body, names);
    case 'cycle.retargeted':
      return retargetedText(event.body, names);
    case 'cycle.due_set':
      return `“${names.course(event.body.cycle)}” is due by ${longDate(event.body.dueOn)} instead`;
    case 'cycle.waived':
      return `Exempt from “${names.course(event.body.cycle)}” until ${longDate(event.body.until)}`;
    case 'cycle.waiver_ended':
      return `No longer exempt from “${names.course(event.body.cycle)}”`;
    case 'cycle.cancelled':
      return `“${names.course(event.body.cycle)}” is not asked any more: ${cancelled[event.body.why]}`;
    case 'attempts.reopened':
      return `One more attempt at “${names.module(event.body.module)}” was given`;
    case 'prior.accepted':
      return `Earlier learning was accepted for “${names.module(event.body.module)}”`;
    case 'act.voided':
      return voidedText(event.body.seq, names);
    case 'certificate.issued':
      return `Certificate for “${names.course(event.body.cycle)}” ${event.body.supersedes ? 'issued anew' : 'issued'}`;
    case 'certificate.revoked':
      return 'A certificate was revoked';
    case 'person.merged':
      return 'Another record of the same person was joined to this one';
    default:
      return event satisfies never;
  }
}

const cancelled = {
  'role-ended': 'the job role ended',
  left: 'the person left',
  'in-renewal': 'it is being renewed',
  mistake: 'it was given by mistake',
  withdrawn: 'the version was withdrawn',
  revoked: 'its certificate was revoked',
};

type Opened = Extract<LearningEvent, { verb: 'cycle.opened' }>['body'];

function openedText({ cycle, kind, dueOn, targets }: Opened, names: TimelineNames): string {
  const course = names.course(cycle);
  const due = `due by ${longDate(dueOn)}`;
  if (kind === 'first') return `Given “${course}”, ${due}`;
  if (kind === 'renewal') return `Given “${course}” again to renew it, ${due}`;
  const modules = targets.map(({ module, version }) => `“${names.module(module)}”, version ${version}`);
  return `Given what changed in “${course}” (${modules.join('; ')}), ${due}`;
}

type Retargeted = Extract<LearningEvent, { verb: 'cycle.retargeted' }>['body'];

function retargetedText({ cycle, module, track, base, version, dueOn, why }: Retargeted, names: TimelineNames): string {
  const [title, course, due] = [names.module(module), names.course(cycle), `due by ${longDate(dueOn)}`];
  if (why === 'withdrawn')
    return `A version of “${title}” was withdrawn; version ${version} counts for “${course}”, ${due}`;
  if (track !== undefined && base === undefined) return `“${title}” came into “${course}”, ${due}`;
  return `“${title}” has a new version, ${version}, which now counts for “${course}”, ${due}`;
}

/** What was taken back is named only where it has a line of its own. */
function voidedText(seq: number, names: TimelineNames): string {
  const event = names.event(seq);
  const text = event && event.verb !== 'act.voided' ? textOf(event, names) : null;
  if (event === null || text === null) return 'An entry was corrected';
  return `Corrected: does not count any more: ${text.charAt(0).toLowerCase()}${text.slice(1)} (${longDate(event.body.on)})`;
}

function reasonFor(event: LearningEvent): string | null {
  switch (event.verb) {
    case 'cycle.due_set':
      return reasonOf('due', event.body.why);
    case 'cycle.waived':
      return reasonOf('waiver', event.body.why);
    case 'prior.accepted':
      return reasonOf('prior', event.body.why);
    case 'act.voided':
      return reasonOf('void', event.body.why);
    case 'attempts.reopened':
      return reasonOf('reopen', event.body.why);
    default:
      return null;
  }
}
