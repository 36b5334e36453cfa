import { z } from 'zod';
import type { Segment } from '#app/blocks/block.ts';
import type { CheckedLesson, CitedInLesson } from '../checked-content.ts';
import { outlineSchema, segmentSchema, stopSchema } from '../compiled-lesson.ts';
import type { LessonFrontMatter } from '../content-schemas.ts';
import { lessonHead } from '../lesson-head.ts';

const citedSchema: z.ZodType<CitedInLesson> = z.strictObject({
  n: z.int(),
  id: z.string(),
  cite: z.string(),
  url: z.string().optional(),
  status: z.enum(['verified', 'secondary', 'general-knowledge']),
});

/** `lesson_bodies.segments`: the cited sources stand with the segments, frozen like them. */
const segmentsSchema = z.strictObject({ segments: z.array(segmentSchema), sources: z.array(citedSchema) });
/** `lesson_bodies.outline`. */
const placesSchema = z.strictObject({
  outline: outlineSchema,
  stops: z.array(stopSchema.pick({ place: true, seconds: true })),
});

export interface StoredLesson {
  segments: Segment[];
  sources: CitedInLesson[];
}
export type StoredPlaces = z.infer<typeof placesSchema>;

export function storeSegments({ compiled, sources }: CheckedLesson): string {
  return JSON.stringify({ segments: compiled.segments, sources } satisfies StoredLesson);
}

export function storePlaces({ compiled }: CheckedLesson): string {
  const stops = compiled.stops.map(({ place, seconds }) => ({ place, seconds }));
  return JSON.stringify({ outline: compiled.outline, stops } satisfies StoredPlaces);
}

export function loadSegments(text: string): StoredLesson {
  return segmentsSchema.parse(JSON.parse(text));
}

export function loadPlaces(text: string): StoredPlaces {
  return placesSchema.parse(JSON.parse(text));
}

/** The head of a published lesson, from its stored source. */
export function loadHead(source: string): LessonFrontMatter {
  const head = lessonHead(source);
  if (!head) throw new Error('A published lesson has no readable front matter.');
  return head;
}
