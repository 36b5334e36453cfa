import type { Segment } from '#app/blocks/block.ts';
import { lessonText } from '#app/curriculum/lesson-text.ts';
import { blockTitle, blockWords, choiceWords } from '../editor/block-words.ts';
import { messages } from './messages.ts';

/** A lesson without its syntax. */
export interface ReadLesson {
  title: string;
  minutes: number;
  /** In words. Of translations: none, they are those of the source. */
  outcomes: string[];
  segments: Segment[];
  sources: { n: number; cite: string }[];
}

/** What a lesson says to whoever reviews it, line by line: its text as learners read it, and of each block all that it holds. */
export function readingText({ title, minutes, outcomes, segments, sources }: ReadLesson): string[] {
  const { heads } = messages;
  return [
    heads.title(title),
    heads.minutes(minutes),
    ...outcomes.map(heads.outcome),
    ...segments.flatMap((segment) => (segment.kind === 'html' ? lessonText([segment]) : blockLines(segment))),
    ...sources.map(({ n, cite }) => heads.source(n, cite)),
  ];
}

type BlockSegment = Extract<Segment, { kind: 'block' }>;

const blockLines = ({ name, id, props }: BlockSegment): string[] => [
  messages.heads.block(blockTitle(name), id),
  ...valueLines(props, '', blockWords[name]?.fields ?? {}),
];

/** A line for each value under its field's name; ids say nothing to a reader. */
function valueLines(value: unknown, label: string, fields: Record<string, { label: string }>): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => valueLines(each, label, fields));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, each]) =>
      name === 'id' ? [] : valueLines(each, fields[name]?.label ?? name, fields),
    );
  if (typeof value === 'boolean') return value ? [label] : [];
  const text = String(value);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => (index === 0 ? `${label}: ${choiceWords[line] ?? line}` : line));
}
