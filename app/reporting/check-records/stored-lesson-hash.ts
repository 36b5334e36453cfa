import { parse } from 'yaml';
import { z } from 'zod';
import type { Segment } from '#app/blocks/block.ts';
import { segmentSchema } from '#app/curriculum/compiled-lesson.ts';
import { lessonFrontMatterSchema, translationFrontMatterSchema } from '#app/curriculum/content-schemas.ts';
import { blockHash, lessonHash } from '#app/curriculum/fingerprint.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';

const storedSegments = z.object({ segments: z.array(segmentSchema) });

export interface RecomputedLesson {
  id: string;
  hash: string;
  blocks: { id: string; hash: string }[];
}

/**
 * The hashes of a lesson (RECORDS §4) from its stored source and segments; throws where they cannot be read. A translation takes what
 * its own head does not say from the stored source of `translationOf`.
 */
export function recomputeLesson(
  row: { source: string; segments: string },
  lang: string,
  translationOf?: { source: string },
): RecomputedLesson {
  const { yaml, body } = cut(row.source);
  const own = parse(yaml, { schema: 'core' });
  const head = translationOf
    ? { ...headOf(translationOf.source), ...translationFrontMatterSchema.parse(own) }
    : lessonFrontMatterSchema.parse(own);
  const { segments } = storedSegments.parse(JSON.parse(row.segments));
  const blocks = segments.filter((segment) => segment.kind === 'block');
  const versions = Object.fromEntries(blocks.map((block) => [block.name, block.modelVersion]));
  const hash = lessonHash({ ...head, lang, body: sha256hex(body), blocks: versions, assets: picturesIn(segments) });
  return {
    id: head.id,
    hash,
    blocks: blocks.map(({ id, name, modelVersion, tracks, props }) => {
      const { id: _id, ...rest } = props as Record<string, unknown>;
      return { id, hash: blockHash({ id, name, modelVersion, tracks, props: rest }) };
    }),
  };
}

const headOf = (source: string) => lessonFrontMatterSchema.parse(parse(cut(source).yaml, { schema: 'core' }));

/** Front matter and canonical body. Published sources begin with `---` and have LF line ends. */
function cut(source: string): { yaml: string; body: string } {
  const end = source.indexOf('\n---\n', 3);
  if (!source.startsWith('---\n') || end < 0) throw new Error('there is no front matter');
  const body = source.slice(end + '\n---\n'.length).replace(/^\uFEFF/, '');
  return { yaml: source.slice('---\n'.length, end), body: `${body.replace(/\n+$/, '')}\n` };
}

/** Hashes of the pictures in order of their first use, each once. */
function picturesIn(segments: Segment[]): string[] {
  const html = segments.map((segment) => (segment.kind === 'html' ? segment.html : '')).join('');
  return [...new Set([...html.matchAll(/\ssrc="\/media\/([0-9a-f]{64})\./g)].map((match) => match[1] ?? ''))];
}
