import type { Element } from 'hast';
import type { CompiledLesson } from '../compiled-lesson.ts';
import { headingSlug } from '../heading-slug.ts';
import { childrenOf, isBlockNode, type LessonNode, type LessonRoot } from './lesson-nodes.ts';

/**
 * Gives each heading an id made of its words (`s-…`, so that no word of an author can be the id of a part of the page) and
 * each paragraph, list item and code a running one (`p-1` …), where a reader resumes. Returns the outline.
 */
export function giveIds(root: LessonRoot): CompiledLesson['outline'] {
  const outline: CompiledLesson['outline'] = [];
  const used = new Map<string, number>();
  let running = 0;
  const walk = (node: LessonNode): void => {
    if (node.type === 'element') {
      const depth = /^h([2-4])$/.exec(node.tagName)?.[1];
      if (depth) outline.push(nameHeading(node, Number(depth), used));
      else if (isStretch(node)) {
        running += 1;
        node.properties.id = `p-${running}`;
      }
    }
    for (const child of childrenOf(node)) walk(child);
  };
  for (const node of root.children) walk(node);
  return outline;
}

function isStretch(node: Element): boolean {
  if (node.tagName === 'li') return !node.children.some((child) => child.type === 'element' && child.tagName === 'p');
  return node.tagName === 'p' || node.tagName === 'pre';
}

function nameHeading(node: Element, depth: number, used: Map<string, number>): CompiledLesson['outline'][number] {
  const text = headingText(node).replace(/\s+/g, ' ').trim();
  const slug = `s-${headingSlug(text)}`;
  const count = (used.get(slug) ?? 0) + 1;
  used.set(slug, count);
  const id = count === 1 ? slug : `${slug}--${count}`;
  node.properties.id = id;
  return { id, text, depth };
}

function headingText(node: LessonNode): string {
  if (node.type === 'text') return node.value;
  if (isBlockNode(node)) return '';
  return childrenOf(node).map(headingText).join('');
}
