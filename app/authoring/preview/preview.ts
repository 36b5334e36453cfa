import type { Segment } from '#app/blocks/block.ts';
import type { Problem } from '#app/curriculum/problem.ts';
import type { LessonSource } from '#app/learning/lesson-part.ts';
import type { Finding } from '../lint/finding.ts';

/** A lesson as its page shows it. Whoever writes it may see the keys of its blocks, so they come along. */
export interface PreviewLesson {
  title: string;
  minutes: number;
  segments: Segment[];
  outline: { id: string; text: string }[];
  sources: LessonSource[];
}

/** What the check says of a text; `lesson` is null where it cannot be shown. */
export interface CheckedText {
  problems: Problem[];
  lesson: PreviewLesson | null;
}

/** The same of a text that is not saved, with the advice on it; null where it cannot be read. */
export interface PreviewOfText extends CheckedText {
  kind: 'checked';
  advice: Finding[] | null;
}

export type PreviewAnswer = PreviewOfText | { kind: 'overtaken' };

/** What the editor and the page in its frame say to each other. */
export type FrameMessage = { kind: 'preview-ready' } | { kind: 'preview-lesson'; lesson: PreviewLesson };

export const previewPath = (moduleId: string, file: string) => `/studio/modules/${moduleId}/preview/${file}`;
