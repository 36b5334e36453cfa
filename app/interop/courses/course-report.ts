import type { Track } from '#app/questions/question.ts';

/** What no foreign course says and the author decides; each can be changed in the draft. */
export interface CourseSettings {
  /** Of the module; lessons become `<moduleId>-<name>`. */
  moduleId: string;
  title: string;
  lang: string;
  tracks: Track[];
  outcome: { id: string; text: string };
  /** Ids of lessons that this installation has. */
  taken?: ReadonlySet<string>;
}

/** found = kept + marked; what is marked stands in the lesson as words or code that say what was there. */
export interface Count {
  found: number;
  kept: number;
  marked: number;
}

export interface Counts {
  /** A heading that became the lesson's title is kept. */
  headings: Count;
  pictures: Count;
  links: Count;
}

export interface Finding {
  /** Both count from 1. */
  line: number;
  column: number;
  message: string;
}

export type FileReport = { path: string } & (
  | {
      fate: 'lesson';
      /** The lesson's file in the module. */
      file: string;
      id: string;
      title: string;
      words: number;
      counts: Counts;
      findings: Finding[];
    }
  | { fate: 'picture'; file: string }
  | ({ fate: 'refused' } & Finding)
  /** Neither a page nor a picture that a page shows. */
  | { fate: 'left'; message: string }
);

export interface CourseReport {
  /** Every file of what was given, once, in the order of its paths. */
  files: FileReport[];
  counts: Counts;
}

export const noCounts = (): Counts => ({ headings: noCount(), pictures: noCount(), links: noCount() });
const noCount = (): Count => ({ found: 0, kept: 0, marked: 0 });

export function addCounts(sum: Counts, more: Counts): void {
  for (const kind of ['headings', 'pictures', 'links'] as const) {
    for (const part of ['found', 'kept', 'marked'] as const) sum[kind][part] += more[kind][part];
  }
}

export const pageLimits = {
  /** Of a page as it comes and of a lesson's text. */
  bytes: 100_000,
  depth: 20,
  nodes: 8000,
  wordsBetweenStops: 600,
  findings: 200,
  /** A module numbers its lessons with two digits. */
  pages: 99,
};
