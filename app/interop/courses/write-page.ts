import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { AnyNode } from './any-node.ts';

/** MDX takes a line that begins with one of these words for a program. */
const programs: Options = {
  unsafe: [
    { atBreak: true, character: 'i', after: 'mport\\b' },
    { atBreak: true, character: 'e', after: 'xport\\b' },
  ],
};

/** The text of a lesson, which our own parser reads as the tree that it was. */
export function writePage(children: AnyNode[]): string {
  return toMarkdown({ type: 'root', children } as Nodes, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), mdxToMarkdown(), programs],
    bullet: '-',
    rule: '*',
    listItemIndent: 'one',
    fences: true,
    resourceLink: true,
  });
}
