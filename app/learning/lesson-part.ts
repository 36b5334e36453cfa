import type { BlockComponentProps, BlockName } from '#app/blocks/block.ts';

/** What a lesson's page is made of: segments as one learner sees them. */
export type LessonPart =
  | { kind: 'html'; index: number; html?: string }
  /** A graded block that has no try yet: a post starts one. */
  | {
      kind: 'start';
      index: number;
      id: string;
      name: BlockName;
      title: string;
      intro: string;
      done: boolean;
      tries: number;
    }
  | { kind: 'block'; index: number; name: BlockName; props: BlockComponentProps<unknown, unknown, unknown> };

export interface LessonSource {
  n: number;
  id: string;
  cite: string;
  url?: string;
  status: string;
}
