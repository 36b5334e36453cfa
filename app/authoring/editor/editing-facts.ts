import type { BlockForm } from './block-form-shape.ts';

/** What an author may name, for completion and for the forms of blocks. */
export interface EditingFacts {
  blocks: BlockForm[];
  sources: { id: string; title: string }[];
  outcomes: { id: string; text: string }[];
  /** Paths as a lesson writes them. */
  pictures: string[];
  lessons: { id: string; title: string }[];
}
