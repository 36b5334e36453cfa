import type { Problem } from '#app/curriculum/problem.ts';
import type { CourseReport } from '#app/interop/courses/course-report.ts';

/** A file of an upload that is no part of the draft, and why. */
export interface LeftFile {
  file: string;
  message: string;
  fix?: string;
}

/** What was found in an upload, before a draft is made of it. */
export interface ImportReport {
  counts: { lessons: number; translations: number; pictures: number };
  /** What the one check says: the draft may be made, and is not published before they are mended. */
  problems: Problem[];
  left: LeftFile[];
  /** Null while there are problems. */
  fingerprint: string | null;
  /** Pictures whose bytes were made anew, so that the fingerprint is not that of the place they came from. */
  remade: string[];
  /** Of a course of another system: what became of each file. */
  course: CourseReport | null;
}
