import type { z } from 'zod';
import { blockNames, interactiveBlocks, isBlockName, isStaticName, staticBlocks } from '#app/blocks/registry.ts';
import type { Track } from '#app/questions/question.ts';
import type { Literal } from '../literal.ts';
import { checkChildren, wrapSentences } from './check-children.ts';
import type { MdNode } from './lesson-tree.ts';
import { issueSentence, pathWords, plainIssue } from './plain-issue.ts';
import { type Attributes, readAttributes } from './read-attributes.ts';
import { report, reportAsset, reportAt, type Walk } from './walk.ts';

/** A block of the allow-list with literal attributes that its schema accepts; everything else in angle brackets is refused. */
export function checkBlock(node: MdNode, walk: Walk, ancestors: MdNode[]): undefined {
  const name = node.name ?? '';
  if (isStaticName(name)) return checkStatic(node, name, walk, ancestors);
  if (isBlockName(name)) return checkInteractive(node, name, walk, ancestors);
  if (name === '') return report(walk, node, 'Empty tags <> are not allowed.', 'Remove them.');
  if (/^[a-z]/.test(name)) return report(walk, node, `The HTML tag <${name}> is not allowed.`, htmlAdvice(name));
  report(walk, node, `There is no block <${name}>.`, `Use one of ${blockNames.join(', ')}.`);
}

function htmlAdvice(name: string): string {
  const advice: Record<string, string> = {
    br: 'End the line with a backslash, or leave a blank line.',
    a: 'Write [text](https://…).',
    img: 'Write ![what it shows](assets/name.png).',
    b: 'Write **bold**.',
    strong: 'Write **bold**.',
    i: 'Write *italic*.',
    em: 'Write *italic*.',
    details: 'Use <Reveal summary="…">.',
    table: 'Write a Markdown table.',
  };
  return Object.hasOwn(advice, name) ? (advice[name] ?? '') : 'Write Markdown, or use a block.';
}

function checkStatic(node: MdNode, name: keyof typeof staticBlocks, walk: Walk, ancestors: MdNode[]): undefined {
  const block = staticBlocks[name];
  const inline = node.type === 'mdxJsxTextElement';
  if (block.placement === 'flow' && inline) {
    report(
      walk,
      node,
      `<${name}> may not stand inside a sentence.`,
      'Put its tags on lines of their own, with a blank line around them.',
    );
  }
  if (block.placement === 'text' && !inline) {
    report(walk, node, `<${name} /> stands alone.`, 'Put it into the sentence that it belongs to.');
  }
  if (ancestors.some((ancestor) => ancestor.name === name)) {
    report(walk, node, `A <${name}> may not stand inside another.`, 'Close the first one before.');
  }
  const attributes = readAttributes(node, walk);
  const props = judge(node, block.schema, attributes, walk);
  if (block.placement === 'flow') wrapSentences(node);
  checkChildren(node, name, block.contains, walk);
  if (!props) return;
  checkReferences(props, attributes, walk);
  node.data = { block: { kind: 'static', name, props } };
}

function checkInteractive(
  node: MdNode,
  name: keyof typeof interactiveBlocks,
  walk: Walk,
  ancestors: MdNode[],
): undefined {
  const alone = node.type === 'mdxJsxFlowElement' && ancestors.length === 1;
  if (!alone)
    report(
      walk,
      node,
      `<${name} /> may not stand inside something else.`,
      'Put it on lines of its own, outside of blocks, lists and sentences.',
    );
  if (node.children?.length)
    report(
      walk,
      node,
      `<${name} /> holds nothing between tags.`,
      `Write everything as attributes and close it with />.`,
    );
  const attributes = readAttributes(node, walk);
  const { tracks: given, ...own } = attributes.values;
  const tracks = checkTracks(given, attributes, walk);
  const props = judge(node, interactiveBlocks[name].schema, { ...attributes, values: own }, walk);
  const id = own.id;
  if (typeof id !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 80) {
    return reportAt(
      walk,
      attributes.at(['id']),
      `<${name}> needs an id of lower-case letters, digits and hyphens.`,
      'Write id="m3-c1".',
    );
  }
  if (walk.blockIds.has(id))
    return reportAt(
      walk,
      attributes.at(['id']),
      `The id ${id} is there twice in this lesson.`,
      'Give each block its own id.',
    );
  walk.blockIds.add(id);
  if (props) node.data = { block: { kind: 'interactive', name, id, tracks, props } };
}

function checkTracks(given: Literal | undefined, attributes: Attributes, walk: Walk): Track[] {
  const lesson = walk.input.tracks;
  if (given === undefined) return lesson;
  const list = Array.isArray(given) ? given : [];
  const tracks = lesson.filter((track) => list.includes(track));
  if (tracks.length === 0 || tracks.length !== list.length) {
    reportAt(
      walk,
      attributes.at(['tracks']),
      'The tracks of a block are some of those of its lesson.',
      `Write tracks={["${lesson[0]}"]}, or leave it out.`,
    );
  }
  return tracks;
}

function judge(node: MdNode, schema: z.ZodType, { values, at }: Attributes, walk: Walk): unknown {
  const unread = (node.attributes ?? []).some(({ name }) => name && name !== 'tracks' && !Object.hasOwn(values, name));
  if (unread) return undefined;
  const parsed = schema.safeParse(values, { error: plainIssue });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = issue.code === 'unrecognized_keys' && issue.path.length === 0 ? [issue.keys[0] ?? ''] : issue.path;
    const subject = issue.path.length ? `\`${pathWords(issue.path)}\` of <${node.name}>` : `<${node.name}>`;
    walk.problems.push({ ...at(path), message: issueSentence(subject, issue.message) });
  }
  return undefined;
}

function checkReferences(props: unknown, attributes: Attributes, walk: Walk): void {
  const { values, at } = attributes;
  for (const key of ['id', 'source']) {
    const id = values[key];
    if (typeof id !== 'string' || Object.hasOwn(walk.input.sources, id)) continue;
    reportAt(walk, at([key]), `There is no source ${id} in sources.yaml.`, 'Add it there, or correct the id.');
  }
  const { src } = props as { src?: string };
  if (src !== undefined && !Object.hasOwn(walk.input.assets, src)) reportAsset(walk, at(['src']), src);
}
