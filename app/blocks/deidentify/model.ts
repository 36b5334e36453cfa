import type { BlockModel } from '../block.ts';
import { numberOf } from '../simulation/seed.ts';
import { type Judgement, judge, percents, reaches } from './judge.ts';
import { type Note, readNote, type Span, textOf, type Words, wordCount } from './note.ts';

export interface DeidentifyProps {
  id: string;
  title: string;
  intro: string;
  /** Percent of the identifiers that have to be found. */
  recall: number;
  /** Percent of the marks that have to be identifiers. */
  precision: number;
  /** Short names of the 18 types, in order. */
  names: string[];
  notes: { id: string; title: string; text: string }[];
}

export interface DeidentifyView {
  title: string;
  intro: string;
  recall: number;
  precision: number;
  names: string[];
  noteTitle: string;
  /** Between and word in turn, from the plain text; holds no key. */
  pieces: string[];
}

/** Positions of the marked words, rising. */
export type DeidentifyAnswer = number[];

/** `free`: not scored, marked or not · `kept`: a trap rightly left · `beside`: a forgiven mark. */
export type PartKind = 'text' | 'found' | 'missed' | 'false' | 'trap' | 'kept' | 'free' | 'beside';

export interface NotePart {
  kind: PartKind;
  text: string;
  /** Of an identifier. */
  type?: number;
  /** A missed identifier of which some words are marked. */
  partly?: true;
}

export interface DeidentifyResult {
  noteTitle: string;
  /** The whole note in reading order. */
  parts: NotePart[];
  found: number;
  total: number;
  falseMarks: number;
  /** Whole percents, rounded down; precision is null when no mark counts. */
  recall: number;
  precision: number | null;
  f2: number;
}

/**
 * Each try has another note than the try before, starting from one that the seed picks. The seed is the same for all tries of
 * one person at one block.
 */
function noteOf(props: DeidentifyProps, seed: string, tryNumber: number): { title: string; note: Note } {
  const { notes } = props;
  const chosen = notes[((numberOf(seed) % notes.length) + tryNumber - 1) % notes.length];
  if (!chosen) throw new Error(`The block ${props.id} has no notes`);
  return { title: chosen.title, note: readNote(chosen.text) };
}

const judged = (note: Note, answer: DeidentifyAnswer) => judge(note, new Set(answer));

/** De-identify the note: mark what has to go under Safe Harbor. Passed at the recall and precision of its props. */
export const deidentifyModel: BlockModel<DeidentifyProps, DeidentifyView, DeidentifyAnswer, DeidentifyResult> = {
  name: 'Deidentify',
  version: 1,
  graded: true,
  view: (props, seed, tryNumber) => {
    const { title, intro, recall, precision, names } = props;
    const { title: noteTitle, note } = noteOf(props, seed, tryNumber);
    return { title, intro, recall, precision, names, noteTitle, pieces: note.pieces };
  },
  parseAnswer: (form, { notes }) => {
    const longest = Math.max(...notes.map(({ text }) => wordCount(readNote(text))));
    const words = form.getAll('word').map((value) => (/^\d{1,4}$/.test(String(value)) ? Number(value) : -1));
    if (words.some((index) => index < 0 || index >= longest)) return null;
    return [...new Set(words)].sort((a, b) => a - b);
  },
  grade: (props, seed, tryNumber, answer) => {
    const judgement = judged(noteOf(props, seed, tryNumber).note, answer);
    const { found, missed } = judgement;
    return {
      points: found.length * 100,
      max: (found.length + missed.length) * 100,
      passed: reaches(judgement, props),
    };
  },
  result: (props, seed, tryNumber, answer) => {
    const { title, note } = noteOf(props, seed, tryNumber);
    const judgement = judged(note, answer);
    const { found, missed, falseMarks } = judgement;
    return {
      noteTitle: title,
      parts: partsOf(note, judgement, new Set(answer)),
      found: found.length,
      total: found.length + missed.length,
      falseMarks: falseMarks.length,
      ...percents(judgement),
    };
  },
};

/** The whole note, cut at the edges of spans and marks. */
function partsOf(note: Note, judgement: Judgement, marked: ReadonlySet<number>): NotePart[] {
  const special = [...spanParts(note, judgement, marked), ...runParts(note, judgement)].sort((a, b) => a.from - b.from);
  const parts: NotePart[] = [];
  const addText = (text: string) => text && parts.push({ kind: 'text', text });
  let piece = 0;
  for (const { from, to, part } of special) {
    addText(note.pieces.slice(piece, 2 * from + 1).join(''));
    parts.push(part);
    piece = 2 * to;
  }
  addText(note.pieces.slice(piece).join(''));
  return parts;
}

type Placed = Words & { part: NotePart };

function spanParts(note: Note, judgement: Judgement, marked: ReadonlySet<number>): Placed[] {
  const marksIn = ({ from, to }: Words) => [...marked].some((word) => word >= from && word < to);
  const struck = judgement.falseMarks;
  const whole = note.spans.filter((span) => span.kind !== 'trap' || !struck.some((run) => overlap(span, run)));
  return whole.map((span) => {
    const part: NotePart = { kind: kindOf(span, judgement), text: textOf(note.pieces, span) };
    if (span.kind === 'identifier') part.type = span.type;
    if (part.kind === 'missed' && marksIn(span)) part.partly = true;
    return { from: span.from, to: span.to, part };
  });
}

function runParts(note: Note, { falseMarks, forgiven }: Judgement): Placed[] {
  const placed = (run: Words, kind: PartKind): Placed => ({
    from: run.from,
    to: run.to,
    part: { kind, text: textOf(note.pieces, run) },
  });
  return [
    ...falseMarks.map((run) => placed(run, run.trap ? 'trap' : 'false')),
    ...forgiven.map((run) => placed(run, 'beside')),
  ];
}

function kindOf(span: Span, { found }: Judgement): PartKind {
  if (span.kind === 'unscored') return 'free';
  if (span.kind === 'trap') return 'kept';
  return found.includes(span) ? 'found' : 'missed';
}

const overlap = (a: Words, b: Words) => a.from < b.to && b.from < a.to;
