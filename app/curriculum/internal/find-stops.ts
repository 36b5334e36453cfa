import type { CompiledLesson } from '../compiled-lesson.ts';
import { childrenOf, isBlockNode, type LessonNode, type LessonRoot } from './lesson-nodes.ts';
import { countWords, secondsInBlock, wordsPerMinute } from './reading-time.ts';

/** The places of a lesson where one can stop well: its start, each second-level heading, each interactive block. */
export function findStops(root: LessonRoot): CompiledLesson['stops'] {
  const stops: CompiledLesson['stops'] = [];
  for (const node of root.children) {
    const stop = stopAt(node);
    if (stop) stops.push(stop);
    const words = wordsIn(node);
    if (words === 0) continue;
    if (stops.length === 0) stops.push({ place: '', words: 0, seconds: 0, line: node.position?.start.line ?? 1 });
    const last = stops.at(-1);
    if (last) last.words += words;
  }
  for (const stop of stops) stop.seconds += Math.round((stop.words * 60) / wordsPerMinute);
  return stops;
}

function stopAt(node: LessonNode): CompiledLesson['stops'][number] | null {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'element' && node.tagName === 'h2') {
    return { place: String(node.properties.id), words: 0, seconds: 0, line };
  }
  const block = isBlockNode(node) ? node.data?.block : undefined;
  if (block?.kind !== 'interactive') return null;
  return { place: block.id, words: 0, seconds: secondsInBlock(block.name), line };
}

function wordsIn(node: LessonNode): number {
  if (node.type === 'text') return countWords(node.value);
  return childrenOf(node).reduce((sum, child) => sum + wordsIn(child), 0);
}
