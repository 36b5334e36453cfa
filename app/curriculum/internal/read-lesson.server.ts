import type { BlockName } from '#app/blocks/block.ts';
import { interactiveBlocks } from '#app/blocks/registry.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { CheckedAsset, CheckedLesson, CitedInLesson } from '../checked-content.ts';
import { compileLesson } from '../compile-lesson.server.ts';
import type { CompiledLesson } from '../compiled-lesson.ts';
import {
  type LessonFrontMatter,
  lessonFrontMatterSchema,
  type Source,
  translationFrontMatterSchema,
} from '../content-schemas.ts';
import { blockHash, lessonHash } from '../fingerprint.ts';
import type { ModuleSource } from '../module-files.ts';
import type { Place, PlacedProblem, Problem } from '../problem.ts';
import type { CompilePool } from './compile-pool.server.ts';
import { cutFrontMatter } from './front-matter.ts';
import type { LessonInput } from './lesson-tree.ts';
import { readText } from './read-text.server.ts';
import { readYaml, type YamlReading } from './strict-yaml.ts';

export const lessonLimits = { bytes: 100_000, frontMatter: { bytes: 4000, depth: 3 }, wordsBetweenStops: 600 };

export interface LessonSurroundings {
  lang: string;
  sources: Record<string, Source>;
  assets: (CheckedAsset & { width: number; height: number; url: string })[];
  cacheDir: string | null | undefined;
  /** The lesson that this one is a translation of: its head says only id and title. */
  translationOf?: CheckedLesson;
  /** Where it is compiled, if not where everything is. */
  pool?: Pick<CompilePool, 'compile'>;
}

export interface LessonReading {
  problems: Problem[];
  lesson: CheckedLesson | null;
  /** Where a key of the front matter stands. */
  at: (path: PropertyKey[]) => Place;
}

/** Reads, checks and compiles one lesson file. Problems of head and body are found in one go. */
export async function readLesson(
  files: ModuleSource,
  name: string,
  around: LessonSurroundings,
): Promise<LessonReading> {
  const file = files.fileName(name);
  const top = () => ({ line: 1, column: 1 });
  const fail = (problems: PlacedProblem[], at: LessonReading['at'] = top): LessonReading => ({
    problems: problems.map((problem) => ({ file, ...problem })),
    lesson: null,
    at,
  });
  const text = await readText(files, name, lessonLimits.bytes);
  if (!text.ok) return { problems: [text.problem], lesson: null, at: top };
  const parts = cutFrontMatter(text.text);
  if (!parts.ok) return fail([parts.problem]);
  const head = readHead(parts.yaml, around.translationOf);
  const input = lessonInput(parts, head.ok ? head.value.tracks : ['foundation', 'full'], around);
  const { cacheDir, pool } = around;
  const outcome = await compileLesson(input, { ...(cacheDir !== undefined && { cacheDir }), ...(pool && { pool }) });
  const body = outcome.ok ? stretches(outcome.lesson) : outcome.problems;
  const at = head.ok ? head.at : top;
  if (!head.ok || !outcome.ok || body.length > 0) return fail([...(head.ok ? [] : head.problems), ...body], at);
  const lesson = checkedLesson(file, text.text, parts.body, head.value, outcome.lesson, around);
  return { problems: [], lesson, at };
}

function readHead(yaml: string, source: CheckedLesson | undefined): YamlReading<LessonFrontMatter> {
  const options = { firstLine: 2, limits: lessonLimits.frontMatter };
  if (!source) return readYaml(lessonFrontMatterSchema, yaml, options);
  const head = readYaml(translationFrontMatterSchema, yaml, options);
  if (!head.ok) return head;
  const { minutes, tracks, outcomes } = source;
  return { ...head, value: { minutes, tracks, outcomes, ...head.value } };
}

/** Front matter becomes empty lines, so that places in the body are those of the file and no other tool reads it. */
function lessonInput(
  { body, bodyLine }: { body: string; bodyLine: number },
  tracks: LessonInput['tracks'],
  around: LessonSurroundings,
): LessonInput {
  const named = <T>(entries: [string, T][]) => Object.fromEntries(entries.filter(([name]) => body.includes(name)));
  return {
    text: '\n'.repeat(bodyLine - 1) + body,
    lang: around.lang,
    tracks,
    sources: named(Object.entries(around.sources).map(([id, { cite }]) => [id, cite])),
    assets: named(around.assets.map(({ path, sha256, url, width, height }) => [path, { sha256, url, width, height }])),
  };
}

function stretches({ stops }: CompiledLesson): PlacedProblem[] {
  return stops
    .filter(({ words }) => words > lessonLimits.wordsBetweenStops)
    .map(({ line, words }) => ({
      line,
      column: 1,
      message: `${words} words follow without a place to stop; ${lessonLimits.wordsBetweenStops} are the most.`,
      fix: 'Put a ## heading or a check in between.',
    }));
}

function checkedLesson(
  file: string,
  source: string,
  body: string,
  head: LessonFrontMatter,
  compiled: CompiledLesson,
  around: LessonSurroundings,
): CheckedLesson {
  const segments = compiled.segments.flatMap((segment) => (segment.kind === 'block' ? [segment] : []));
  const hash = lessonHash({
    ...head,
    lang: around.lang,
    body: sha256hex(body),
    blocks: modelVersions(segments.map((segment) => segment.name)),
    assets: compiled.assets.map((path) => around.assets.find((asset) => asset.path === path)?.sha256 ?? ''),
  });
  const blocks = segments.map(({ id, name, modelVersion, tracks, props }) => {
    const { id: _id, ...rest } = props as Record<string, unknown>;
    return { id, tracks, hash: blockHash({ id, name, modelVersion, tracks, props: rest }) };
  });
  const sources = compiled.cited.map((id, index) => citedSource(index + 1, id, around.sources[id]));
  return { ...head, file, source: source.replace(/\r\n?/g, '\n'), hash, compiled, sources, blocks };
}

function modelVersions(names: BlockName[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, interactiveBlocks[name].model.version]));
}

function citedSource(n: number, id: string, source: Source | undefined): CitedInLesson {
  if (!source) throw new Error(`The source ${id} was not checked.`);
  const { cite, url, status } = source;
  return url ? { n, id, cite, url, status } : { n, id, cite, status };
}
