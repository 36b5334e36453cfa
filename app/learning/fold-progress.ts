import type { LearningEvent, Verb } from '#app/events/vocabulary.ts';
import { withCredits } from './credits.ts';
import {
  type AttemptState,
  type BlockResult,
  emptyProgress,
  type FactsOf,
  type LessonRead,
  type ProgressState,
} from './progress.ts';

type EventOf<V extends LearningEvent['verb']> = Extract<LearningEvent, { verb: V }>;

/**
 * One event onto the state. Voids are not handled here: `progressOf` leaves the voided acts out and folds again. Decisions
 * about cycles, tasks and certificates change nothing that was learnt.
 */
export function foldProgress(state: ProgressState, event: LearningEvent, factsOf: FactsOf): ProgressState {
  switch (event.verb) {
    case 'lesson.read':
      return { ...state, lessons: foldRead(state.lessons, event) };
    case 'block.answered':
      return { ...state, blocks: foldBlock(state.blocks, event) };
    case 'attempt.started':
      return { ...state, attempts: new Map(state.attempts).set(event.body.attempt, startedAttempt(event)) };
    case 'attempt.submitted':
      return changeAttempt(state, event, factsOf, (attempt) => ({ ...attempt, submitted: submission(event) }));
    case 'attempt.remarked':
      return changeAttempt(state, event, factsOf, (attempt) => remarked(attempt, event));
    case 'prior.accepted':
      return { ...state, priors: [...state.priors, prior(event)] };
    default:
      return state;
  }
}

/** What a correction may take back: acts that count by themselves, and accepted prior learning. */
const voidable = ['lesson.read', 'attempt.submitted', 'prior.accepted'] as const satisfies Verb[];

export const mayBeVoided = (verb: Verb): boolean => (voidable as readonly Verb[]).includes(verb);

/** `seq`s of the acts that a history voids. */
export function voidedSeqs(events: LearningEvent[]): Set<number> {
  return new Set(events.flatMap((event) => (event.verb === 'act.voided' ? [event.body.seq] : [])));
}

/** The state after a history, without its voided acts. */
export function progressOf(events: LearningEvent[], factsOf: FactsOf): ProgressState {
  const voided = voidedSeqs(events);
  return events
    .filter((event) => !voided.has(event.seq))
    .reduce((state, event) => foldProgress(state, event, factsOf), emptyProgress);
}

function foldRead(lessons: ProgressState['lessons'], event: EventOf<'lesson.read'>) {
  const { lesson, version } = event.body;
  const known: LessonRead | undefined = lessons.get(lesson);
  if (known && known.version >= version) return lessons;
  return new Map(lessons).set(lesson, { version, seq: event.seq });
}

function foldBlock(blocks: ProgressState['blocks'], event: EventOf<'block.answered'>) {
  const result: BlockResult = { version: event.body.version, passed: event.body.passed, seq: event.seq };
  const known = blocks.get(event.body.block);
  return known && !isBetter(result, known) ? blocks : new Map(blocks).set(event.body.block, result);
}

function isBetter(result: BlockResult, known: BlockResult): boolean {
  if (result.passed !== known.passed) return result.passed;
  return result.version > known.version;
}

function startedAttempt(event: EventOf<'attempt.started'>): AttemptState {
  const { attempt, module, version, track, scope, since, draw } = event.body;
  const cycle = event.cycle ?? null;
  return { id: attempt, module, version, track, scope, since, cycle, draw, startedSeq: event.seq, submitted: null };
}

function submission({ seq, body }: EventOf<'attempt.submitted'>): AttemptState['submitted'] {
  return { seq, on: body.on, items: body.items, points: body.points, max: body.max };
}

function changeAttempt(
  state: ProgressState,
  event: EventOf<'attempt.submitted' | 'attempt.remarked'>,
  factsOf: FactsOf,
  change: (attempt: AttemptState) => AttemptState,
): ProgressState {
  const attempt = state.attempts.get(event.body.attempt);
  if (!attempt) return state;
  const changed = change(attempt);
  const attempts = new Map(state.attempts).set(attempt.id, changed);
  return { ...state, attempts, credits: withCredits(state.credits, changed, event.seq, factsOf) };
}

/** A re-mark raises an item, never lowers it. */
function remarked(attempt: AttemptState, event: EventOf<'attempt.remarked'>): AttemptState {
  const { submitted } = attempt;
  if (!submitted) return attempt;
  const items = submitted.items.map((item) => {
    if (item.question !== event.body.question) return item;
    const points = Math.min(item.max, Math.max(item.points, event.body.points));
    return { ...item, points, right: item.right || points === item.max };
  });
  const drawn = items.filter((item) => item.parallelOf === undefined);
  const points = drawn.reduce((sum, item) => sum + item.points, 0);
  return { ...attempt, submitted: { ...submitted, items, points: Math.max(points, submitted.points) } };
}

function prior({ seq, body }: EventOf<'prior.accepted'>) {
  const { cycle, module, track, version, on } = body;
  return { cycle, module, track, version, seq, on };
}
