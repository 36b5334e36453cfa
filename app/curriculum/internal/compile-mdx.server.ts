import { bundleMDX } from 'mdx-bundler';
import remarkGfm from 'remark-gfm';
import type { CompiledLesson } from '../compiled-lesson.ts';
import type { PlacedProblem } from '../problem.ts';
import { checkTree } from './check-tree.ts';
import type { LessonRoot } from './lesson-nodes.ts';
import type { LessonInput, MdNode } from './lesson-tree.ts';
import { parserProblem } from './parser-problem.ts';
import { renderTree } from './render-tree.ts';

export type CompileOutcome = { ok: true; lesson: CompiledLesson } | { ok: false; problems: PlacedProblem[] };

const mostProblems = 50;

/** No front matter reaches the bundler (its lines are empty by now); if one did, no language of it would be run. */
function refuseLanguage(): never {
  throw new Error('Front matter must be read before the lesson is compiled.');
}
const engine = { parse: refuseLanguage, stringify: refuseLanguage };
const engines = { yaml: engine, json: engine, javascript: engine, js: engine, coffee: engine, toml: engine };

/**
 * Checks and compiles one lesson. The only file that knows mdx-bundler: our check runs before every other plugin, our
 * renderer takes the tree after all of them, and the program that the bundler would make of it is empty, discarded, never run.
 * `look` is shown the tree of a text that could be parsed, before the check and for that moment alone.
 */
export async function compileMdx(input: LessonInput, look?: (tree: MdNode) => void): Promise<CompileOutcome> {
  let problems: PlacedProblem[] = [];
  let lesson: CompiledLesson | null = null;
  const check = () => (tree: MdNode) => {
    look?.(tree);
    problems = checkTree(tree, input).slice(0, mostProblems);
    if (problems.length > 0) tree.children = [];
  };
  const take = () => (tree: LessonRoot) => {
    if (problems.length === 0) lesson = renderTree(tree, input);
    tree.children = [];
  };
  const empty = () => (program: { body: unknown[] }) => {
    program.body = [];
  };
  try {
    await bundleMDX({
      source: input.text,
      grayMatterOptions: (options) => ({ ...options, engines }),
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [check, remarkGfm],
        rehypePlugins: [take],
        recmaPlugins: [empty],
        tableCellAlignToStyle: false,
      }),
      esbuildOptions: (options) => ({ ...options, logLevel: 'silent', minify: false }),
    });
  } catch (error) {
    const found = parserProblem(error, input.text);
    if (!found) throw error;
    return { ok: false, problems: [found] };
  }
  if (lesson && problems.length === 0) return { ok: true, lesson };
  return { ok: false, problems };
}
