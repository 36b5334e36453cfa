import type { Track } from '#app/questions/question.ts';

/**
 * What a lesson compiles to: `html` segments, rendered once at publication and never changed, and `block` segments, the
 * interactive components with their literal props (validated by the block's schema).
 */
export type Segment =
  | { kind: 'html'; html: string }
  | {
      kind: 'block';
      id: string;
      name: BlockName;
      modelVersion: number;
      graded: boolean;
      tracks: Track[];
      props: unknown;
    };

export type BlockName = 'Check' | 'Deidentify' | 'RiskSorter' | 'KAnonymity';

/** The verdict of one try. Points × 100. For an ungraded block `passed` is always true: answering is enough. */
export interface BlockGrade {
  points: number;
  max: number;
  passed: boolean;
}

/**
 * The pure half of an interactive block (`blocks/<name>/model.ts`). `version` rises when `grade` or what is shown changes:
 * it takes part in the fingerprint. `seed` is the stored random seed of this try; try counts from 1.
 */
export interface BlockModel<Props, View, Answer, Result> {
  name: BlockName;
  version: number;
  graded: boolean;
  /** What the browser gets before the answer: for graded blocks without keys. */
  view: (props: Props, seed: string, tryNumber: number) => View;
  /** From an HTML form (names as the component writes them) to an answer; null when it is not one. */
  parseAnswer: (form: FormData, props: Props) => Answer | null;
  /** Deterministic; the only place where a block is scored. */
  grade: (props: Props, seed: string, tryNumber: number, answer: Answer) => BlockGrade;
  /** What the learner sees after the try: marks, feedback, keys. */
  result: (props: Props, seed: string, tryNumber: number, answer: Answer) => Result;
  /** Free text inside the answer that must not stand in an event (kept as a hash there), or null. */
  text?: (answer: Answer) => string | null;
}

/** What a block's component receives. Everything posts the plain form fields below, so it works without JavaScript. */
export interface BlockComponentProps<View, Answer, Result> {
  id: string;
  view: View;
  /** The try that is on screen. */
  tryNumber: number;
  /** Saved but not submitted work of this try. */
  draft: Answer | null;
  /** The submitted answer and its result, when this try has been submitted. */
  answered: { answer: Answer; grade: BlockGrade; result: Result } | null;
  /** True once any try has satisfied the block. */
  done: boolean;
  /** Hidden inputs every form of this block must carry: intent, block, try, operation key. */
  hidden: { name: string; value: string }[];
  /** Why the last post of this block was refused, in words; shown at the form. */
  problem?: string;
}
