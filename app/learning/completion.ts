import type { LearningEvent } from '#app/events/vocabulary.ts';
import type { Track } from '#app/questions/question.ts';
import { compareScores, type Score } from './attempt-score.ts';
import { type Evidence, evidenceFor } from './evidence.ts';
import type { FactsOf, ProgressState } from './progress.ts';

/** A module's track completed for the first time, at a newer version, or with a better score. */
export interface Completion {
  module: string;
  version: number;
  track: Track;
  how: 'taught' | 'assessed' | 'prior';
  points: number;
  max: number;
  attempt: string | null;
  minutes: number;
  on: string;
  seq: number;
}

/** The completions that an event brings about, beyond those known already. */
export function completionsAfter(
  progress: ProgressState,
  event: LearningEvent,
  known: readonly Completion[],
  factsOf: FactsOf,
): Completion[] {
  if (event.verb === 'prior.accepted') return priorCompletion(event, known);
  const module = moduleOf(event, progress);
  if (!module) return [];
  const versions = versionsActedIn(progress, event, module);
  return (['foundation', 'full'] as const).flatMap((track) => {
    const completion = completionOf(progress, module, track, versions, factsOf);
    if (!completion) return [];
    const found = { ...completion, on: event.body.on, seq: event.seq };
    return isNews(found, known) ? [found] : [];
  });
}

/** The module that an act belongs to; null for events after which nothing can be newly completed. */
export function moduleOf(event: LearningEvent, progress: ProgressState): string | null {
  switch (event.verb) {
    case 'lesson.read':
    case 'block.answered':
    case 'attempt.started':
      return event.body.module;
    case 'attempt.submitted':
    case 'attempt.remarked':
      return progress.attempts.get(event.body.attempt)?.module ?? null;
    default:
      return null;
  }
}

function versionsActedIn(progress: ProgressState, event: LearningEvent, module: string): number[] {
  const versions = new Set<number>();
  if (event.verb === 'lesson.read' || event.verb === 'block.answered') versions.add(event.body.version);
  for (const attempt of progress.attempts.values()) {
    if (attempt.module === module && attempt.submitted) versions.add(attempt.version);
  }
  return [...versions].toSorted((a, b) => b - a);
}

function completionOf(
  progress: ProgressState,
  module: string,
  track: Track,
  versions: number[],
  factsOf: FactsOf,
): Omit<Completion, 'on' | 'seq'> | null {
  for (const version of versions) {
    if (factsOf(module, version).minutes[track] === undefined) continue;
    const need = { module, track, version, base: null, scope: 'whole', countsFromSeq: 0 } as const;
    const evidence = evidenceFor(progress, need, factsOf);
    if (evidence) return completed(module, track, evidence);
  }
  return null;
}

function completed(module: string, track: Track, evidence: Evidence): Omit<Completion, 'on' | 'seq'> {
  const { version, how, minutes, quiz } = evidence;
  const { points, max } = quiz.best?.score ?? { points: 0, max: 0 };
  return { module, track, version, how, minutes, points, max, attempt: quiz.best?.attempt.id ?? null };
}

function isNews(found: Completion, known: readonly Completion[]): boolean {
  const same = known.filter((each) => each.module === found.module && each.track === found.track);
  if (same.length === 0) return true;
  if (same.some((each) => each.version > found.version)) return false;
  const atVersion = same.filter((each) => each.version === found.version);
  return atVersion.every((each) => isBetterScore(found, each));
}

const isBetterScore = (a: Score, b: Score): boolean => (b.max === 0 ? a.max > 0 : compareScores(a, b) < 0);

function priorCompletion(
  event: Extract<LearningEvent, { verb: 'prior.accepted' }>,
  known: readonly Completion[],
): Completion[] {
  const { module, track, version, on } = event.body;
  const covered = known.some((each) => each.module === module && each.track === track && each.version >= version);
  if (covered) return [];
  const nothing = { points: 0, max: 0, attempt: null, minutes: 0 };
  return [{ module, track, version, how: 'prior', ...nothing, on, seq: event.seq }];
}
