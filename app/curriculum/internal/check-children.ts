import type { StaticBlock } from '#app/blocks/static-block.ts';
import { type MdNode, textOf } from './lesson-tree.ts';
import { report, type Walk } from './walk.ts';

const sentence = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'link',
  'linkReference',
  'break',
  'image',
  'mdxJsxTextElement',
  'mdxTextExpression',
]);

/** `<Callout …>text</Callout>` on one line has bare text inside; give it the paragraph that it would have on lines of its own. */
export function wrapSentences(node: MdNode): void {
  const wrapped: MdNode[] = [];
  let run: MdNode | null = null;
  for (const child of node.children ?? []) {
    if (!sentence.has(child.type)) {
      run = null;
      wrapped.push(child);
      continue;
    }
    if (!run) {
      run = { type: 'paragraph', children: [], position: child.position };
      wrapped.push(run);
    }
    run.children?.push(child);
  }
  node.children = wrapped.filter(
    (child) =>
      child.type !== 'paragraph' || child.children?.some((part) => part.type !== 'text' || textOf(part).trim() !== ''),
  );
}

/** What stands between the tags of a static block is what the block can show. */
export function checkChildren(
  node: MdNode,
  name: string,
  contains: StaticBlock<unknown>['contains'],
  walk: Walk,
): void {
  const children = node.children ?? [];
  const [only] = children;
  const single = children.length === 1;
  switch (contains) {
    case 'nothing':
      if (children.length) report(walk, node, `<${name} /> holds nothing between tags.`, 'Close it with />.');
      break;
    case 'anything':
      if (!children.length) report(walk, node, `<${name}> is empty.`, 'Write its text between the tags.');
      break;
    case 'two-parts':
      if (children.length !== 2 || !children.every((child) => child.type === 'paragraph' || child.type === 'list')) {
        report(
          walk,
          node,
          `<${name}> needs exactly two parts, each one paragraph or one list; here are ${children.length}.`,
          'Leave a blank line between the left and the right part.',
        );
      }
      break;
    case 'ordered-list':
      if (!single || only?.type !== 'list' || !only.ordered)
        report(walk, node, `<${name}> needs exactly one numbered list.`, 'Begin each step with 1. 2. 3.');
      break;
    case 'bullet-list':
      if (!single || only?.type !== 'list' || only.ordered)
        report(walk, node, `<${name}> needs exactly one list.`, 'Begin each point with a hyphen.');
      break;
    case 'code':
      if (!single || only?.type !== 'code')
        report(
          walk,
          node,
          `<${name}> needs exactly one block between \`\`\`text and \`\`\`.`,
          'Put the prompt between these two lines.',
        );
      break;
  }
}
