import { z } from 'zod';
import type { Segment } from '#app/blocks/block.ts';

const track = z.enum(['foundation', 'full']);

export const segmentSchema: z.ZodType<Segment> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('html'), html: z.string() }),
  z.strictObject({
    kind: z.literal('block'),
    id: z.string(),
    name: z.enum(['Check', 'Deidentify', 'RiskSorter', 'KAnonymity']),
    modelVersion: z.int(),
    graded: z.boolean(),
    tracks: z.array(track),
    props: z.unknown(),
  }),
]);

export const outlineSchema = z.array(z.strictObject({ id: z.string(), text: z.string(), depth: z.int() }));

/**
 * A place where a reader can stop well: the id of a second-level heading or interactive block, or '' for the beginning,
 * with what lies between it and the next.
 */
export const stopSchema = z.strictObject({ place: z.string(), words: z.int(), seconds: z.int(), line: z.int() });

/** What a lesson's text becomes. Pure data: it comes out of a worker and out of a cache, and is checked on the way in. */
export const compiledLessonSchema = z.strictObject({
  segments: z.array(segmentSchema),
  outline: outlineSchema,
  stops: z.array(stopSchema),
  /** Ids of the cited sources; the first is number 1. */
  cited: z.array(z.string()),
  /** Paths of the pictures in order of use. */
  assets: z.array(z.string()),
  blocks: z.array(z.strictObject({ id: z.string(), line: z.int(), column: z.int() })),
  /** Plain text, for the search. */
  text: z.string(),
});

export type CompiledLesson = z.infer<typeof compiledLessonSchema>;
