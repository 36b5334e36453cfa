import type { CompiledLesson } from '../compiled-lesson.ts';
import { childrenOf, isBlockNode, type LessonNode, type LessonRoot } from './lesson-nodes.ts';

/** Words read in a minute, as the lessons' own minutes assume. */
const wordsPerMinute = 180;
/** Seconds that people spend in a block. */
const blockSeconds: Record<string, number> = { Check: 35, Deidentify: 480, RiskSorter: 480, KAnonymity: 240 };

/** The places of a lesson where one can stop well: its start, each second-level heading, each interactive block. */
export function findStops(root: LessonRoot): CompiledLesson['stops'] {
  const stops: CompiledLesson['stops'] = [];
  for (const node of root.children) {
    const stop = stopAt(node);
    if (stop) stops.push(stop);
    const words = countWords(node);
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
  return { place: block.id, words: 0, seconds: blockSeconds[block.name] ?? 60, line };
}

function countWords(node: LessonNode): number {
  if (node.type === 'text') return node.value.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
  return childrenOf(node).reduce((sum, child) => sum + countWords(child), 0);
}
