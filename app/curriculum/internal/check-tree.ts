import type { PlacedProblem } from '../problem.ts';
import { checkBlock } from './check-block.ts';
import { linkProblem } from './check-url.ts';
import { type LessonInput, type MdNode, placeOf, textOf } from './lesson-tree.ts';
import { report, reportAsset, type Walk } from './walk.ts';

export const treeLimits = { depth: 20, nodes: 8000 };

/** A rule for one kind of node: says what is wrong with it, or nothing. Kinds without a rule are refused. */
type Rule = (node: MdNode, walk: Walk, ancestors: MdNode[]) => void;

const allowed: Rule = () => {};

const rules: Record<string, Rule> = {
  root: allowed,
  paragraph: allowed,
  text: allowed,
  emphasis: allowed,
  strong: allowed,
  delete: allowed,
  inlineCode: allowed,
  code: allowed,
  blockquote: allowed,
  list: allowed,
  break: allowed,
  thematicBreak: allowed,
  table: allowed,
  tableRow: allowed,
  tableCell: allowed,
  linkReference: allowed,
  definition: checkLink,
  link: (node, walk) => {
    checkLink(node, walk);
    if (textOf(node).trim() === '')
      report(walk, node, 'This link has no text.', 'Write what it leads to between the square brackets.');
  },
  heading: checkHeading,
  image: checkImage,
  listItem: (node, walk) => {
    if (typeof node.checked === 'boolean')
      report(walk, node, 'Tick boxes are not allowed in lists.', 'Remove [ ] or [x].');
  },
  imageReference: (node, walk) =>
    report(walk, node, 'Pictures by reference are not allowed.', 'Write ![what it shows](assets/name.png).'),
  footnoteReference: (node, walk) =>
    report(walk, node, 'Footnotes are not allowed.', 'Cite a source with <Cite id="…" />.'),
  footnoteDefinition: (node, walk) =>
    report(walk, node, 'Footnotes are not allowed.', 'Cite a source with <Cite id="…" />.'),
  mdxjsEsm: (node, walk) =>
    report(
      walk,
      node,
      'Import and export are not allowed; no line may begin with these words.',
      'Begin the line with another word.',
    ),
  mdxFlowExpression: checkExpression,
  mdxTextExpression: checkExpression,
  mdxJsxFlowElement: checkBlock,
  mdxJsxTextElement: checkBlock,
};

/**
 * Walks a freshly parsed lesson and lists what may not stand in it. Must run before any other plugin, since those add nodes
 * of their own. Blocks that pass carry their props in `data.block` afterwards.
 */
export function checkTree(root: MdNode, input: LessonInput): PlacedProblem[] {
  const walk: Walk = { input, problems: [], blockIds: new Set(), heading: 1, nodes: 0 };
  visit(root, walk, []);
  return walk.problems;
}

function visit(node: MdNode, walk: Walk, ancestors: MdNode[]): undefined {
  walk.nodes += 1;
  if (walk.nodes === treeLimits.nodes + 1)
    report(walk, node, 'This lesson has too many parts to be checked.', 'Split it into two lessons.');
  if (walk.nodes > treeLimits.nodes) return;
  if (ancestors.length > treeLimits.depth) return reportDepth(node, walk);
  const rule = Object.hasOwn(rules, node.type) ? rules[node.type] : undefined;
  if (rule) rule(node, walk, ancestors);
  else
    report(
      walk,
      node,
      `This kind of Markdown (${node.type}) is not allowed.`,
      'Write it as plain text or with a block.',
    );
  for (const child of node.children ?? []) visit(child, walk, [...ancestors, node]);
}

/** Once: what stands around the deepest place is as deep. */
function reportDepth(node: MdNode, walk: Walk): undefined {
  const message = 'This is nested too deeply.';
  if (walk.problems.some((problem) => problem.message === message)) return;
  report(walk, node, message, `At most ${treeLimits.depth} levels of lists, quotes and blocks.`);
}

function checkLink(node: MdNode, walk: Walk): void {
  const problem = linkProblem(node.url ?? '');
  if (problem) report(walk, node, problem.message, problem.fix);
}

function checkHeading(node: MdNode, walk: Walk, ancestors: MdNode[]): undefined {
  const depth = node.depth ?? 1;
  if (ancestors.length > 1)
    report(
      walk,
      node,
      'A heading may not stand inside a block, list or quote.',
      'Use the title of the block, or move it out.',
    );
  if (textOf(node).trim() === '') report(walk, node, 'This heading is empty.', 'Write what the section says.');
  if (depth === 1)
    return report(
      walk,
      node,
      'The title in the front matter is the only heading of the first level.',
      'Begin with ##.',
    );
  if (depth > walk.heading + 1)
    report(walk, node, 'This heading skips a level.', `Write ${'#'.repeat(walk.heading + 1)}.`);
  if (depth > 4) report(walk, node, 'Headings go down to ####.', 'Use bold text.');
  walk.heading = depth;
}

function checkImage(node: MdNode, walk: Walk): void {
  if (!node.alt?.trim())
    report(walk, node, 'This picture has no description.', 'Write ![what it shows](assets/name.png).');
  if (!Object.hasOwn(walk.input.assets, node.url ?? '')) reportAsset(walk, placeOf(node), node.url ?? '');
}

function checkExpression(node: MdNode, walk: Walk): void {
  const comment = /^\s*\/[/*]/.test(node.value ?? '');
  if (comment)
    report(walk, node, 'Comments are not allowed in a lesson.', 'Remove it; drafts have a place for remarks.');
  else
    report(walk, node, 'Braces { } would be worked out as a program, which is not allowed.', 'Write \\{ for a brace.');
}
