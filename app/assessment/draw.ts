import type { QuestionFacts } from '#app/curriculum/facts.ts';
import { shuffle } from '#app/questions/options.ts';
import type { Track } from '#app/questions/question.ts';
import { seededRandom } from './random.ts';
import type { Scope } from './scope.ts';

export interface DrawInput {
  questions: QuestionFacts[];
  track: Track;
  scope: Scope;
  /** For a delta: only what changed after this version is asked. */
  since: number;
  perOutcome: number;
  /** Hashes or ids of questions that this person has met; unseen ones are drawn first. */
  seen: ReadonlySet<string>;
  seed: string;
}

/** A delta asks at most this many questions, critical ones first (RECORDS §5). */
export const deltaCap = 10;

/**
 * The questions of an attempt, by content hash, in the order of asking: every critical one of the track, then per outcome up
 * to `perOutcome` in all, one per group, so that the parallel of a critical question stays in reserve. The same input in any
 * order gives the same draw.
 */
export function drawQuestions(input: DrawInput): string[] {
  const random = seededRandom(input.seed);
  const onTrack = input.questions.filter((question) => question.tracks.includes(input.track));
  const open = input.scope === 'delta' ? onTrack.filter((question) => question.since > input.since) : onTrack;
  const pool = unseenFirst(shuffle(byId(open), random), input.seen);
  const drawn = input.scope === 'delta' ? drawDelta(pool) : drawWhole(pool, input.perOutcome);
  return shuffle(drawn, random).map((question) => question.hash);
}

function drawWhole(pool: QuestionFacts[], perOutcome: number): QuestionFacts[] {
  const drawn = onePerGroup(pool.filter((question) => question.critical));
  const groups = new Set(drawn.map(groupOf));
  const counts = new Map<string, number>();
  const count = (outcome: string) => counts.get(outcome) ?? 0;
  for (const question of drawn) counts.set(question.outcome, count(question.outcome) + 1);
  for (const question of pool) {
    if (groups.has(groupOf(question)) || count(question.outcome) >= perOutcome) continue;
    drawn.push(question);
    groups.add(groupOf(question));
    counts.set(question.outcome, count(question.outcome) + 1);
  }
  return drawn;
}

function drawDelta(pool: QuestionFacts[]): QuestionFacts[] {
  const criticalFirst = [...pool].sort((a, b) => Number(b.critical) - Number(a.critical));
  return onePerGroup(criticalFirst).slice(0, deltaCap);
}

function onePerGroup(questions: QuestionFacts[]): QuestionFacts[] {
  const groups = new Set<string>();
  return questions.filter((question) => {
    const group = groupOf(question);
    return groups.has(group) ? false : groups.add(group);
  });
}

/** A question without a group is a group of its own. */
function groupOf(question: QuestionFacts): string {
  return question.group === null ? `question ${question.id}` : `group ${question.group}`;
}

function byId(questions: QuestionFacts[]): QuestionFacts[] {
  return [...questions].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function unseenFirst(questions: QuestionFacts[], seen: ReadonlySet<string>): QuestionFacts[] {
  const met = (question: QuestionFacts) => seen.has(question.hash) || seen.has(question.id);
  return [...questions].sort((a, b) => Number(met(a)) - Number(met(b)));
}

export interface MissedItem {
  position: number;
  question: QuestionFacts;
}

/**
 * For each missed critical item a question of its group on the track that is not on the sheet, unseen ones first; items
 * whose group has no other question are left out.
 */
export function parallelsFor(input: {
  missed: MissedItem[];
  questions: QuestionFacts[];
  track: Track;
  /** Hashes of the whole sheet. */
  drawn: ReadonlySet<string>;
  seen: ReadonlySet<string>;
  seed: string;
}): { of: number; question: QuestionFacts }[] {
  const random = seededRandom(`${input.seed}/parallels`);
  const reserve = input.questions.filter(
    (question) => question.tracks.includes(input.track) && !input.drawn.has(question.hash),
  );
  const pool = unseenFirst(shuffle(byId(reserve), random), input.seen);
  const used = new Set<string>();
  return input.missed.flatMap((item) => {
    const { group } = item.question;
    const question = group === null ? undefined : pool.find((other) => other.group === group && !used.has(other.hash));
    if (!question) return [];
    used.add(question.hash);
    return [{ of: item.position, question }];
  });
}
