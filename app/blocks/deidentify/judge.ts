import { type Note, type Span, type Words, wordCount } from './note.ts';

/** Marked words beside an identifier that belong to its edge ("record number" before the number) are forgiven up to here. */
const forgivenWords = 2;

export interface Judgement {
  /** Identifiers with every word marked. */
  found: Span[];
  /** The other identifiers; a mark on a part of one counts neither for nor against. */
  missed: Span[];
  falseMarks: FalseMark[];
  /** Harmless words beside a mark that count neither way. */
  forgiven: Words[];
}

export interface FalseMark extends Words {
  /** Whether it covers a trap. */
  trap: boolean;
}

/**
 * Judges marked words. A false mark is a maximal run of marked words outside identifiers and unscored spans. It is forgiven
 * when it is at most two words long, touches no trap and goes on directly from a marked word of such a span. Longer runs
 * always count, so marking the whole note fails on precision.
 */
export function judge(note: Note, marked: ReadonlySet<number>): Judgement {
  const identifiers = note.spans.filter((span) => span.kind === 'identifier');
  const traps = note.spans.filter((span) => span.kind === 'trap');
  const free = new Set(note.spans.filter((span) => span.kind !== 'trap').flatMap(wordsIn));
  const isFound = (span: Span) => wordsIn(span).every((word) => marked.has(word));

  const judgement: Judgement = {
    found: identifiers.filter(isFound),
    missed: identifiers.filter((span) => !isFound(span)),
    falseMarks: [],
    forgiven: [],
  };
  for (const run of runsOf(wordCount(note), (word) => marked.has(word) && !free.has(word))) {
    const trap = traps.some((span) => span.from < run.to && span.to > run.from);
    const goesOn = [run.from - 1, run.to].some((word) => free.has(word) && marked.has(word));
    if (!trap && goesOn && run.to - run.from <= forgivenWords) judgement.forgiven.push(run);
    else judgement.falseMarks.push({ ...run, trap });
  }
  return judgement;
}

/** `recall` and `precision` in percent; compared by cross-multiplication, so nothing is rounded. */
export function reaches(
  { found, missed, falseMarks }: Judgement,
  { recall, precision }: { recall: number; precision: number },
): boolean {
  const right = found.length * 100;
  return (
    found.length > 0 &&
    right >= recall * (found.length + missed.length) &&
    right >= precision * (found.length + falseMarks.length)
  );
}

/**
 * Whole percents, rounded down so that no figure shows a threshold that was not reached. F2 = 5PR / (4P + R), written with
 * counts: 5·found / (5·found + 4·missed + false); a miss weighs more than a false mark. `precision` is null when no mark counts.
 */
export function percents({ found, missed, falseMarks }: Judgement): {
  recall: number;
  precision: number | null;
  f2: number;
} {
  const [hit, miss, wrong] = [found.length, missed.length, falseMarks.length];
  const share = (part: number, whole: number) => Math.floor((part * 100) / whole);
  return {
    recall: share(hit, hit + miss),
    precision: hit + wrong === 0 ? null : share(hit, hit + wrong),
    f2: share(5 * hit, 5 * hit + 4 * miss + wrong),
  };
}

function wordsIn({ from, to }: Words): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function runsOf(count: number, belongs: (word: number) => boolean): Words[] {
  const runs: Words[] = [];
  for (let word = 0; word < count; word++) {
    if (!belongs(word)) continue;
    const last = runs.at(-1);
    if (last && last.to === word) last.to = word + 1;
    else runs.push({ from: word, to: word + 1 });
  }
  return runs;
}
