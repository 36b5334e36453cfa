import type { Segment } from '#app/blocks/block.ts';
import { blockModel } from '#app/blocks/models.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { type BlockSheet, formativeSeed } from '#app/learning/block-sheet.ts';
import { type Acts, blockDone } from '#app/learning/lesson-done.ts';
import type { LessonPart } from '#app/learning/lesson-part.ts';

interface Learner {
  acts: Acts;
  sheets: Map<string, BlockSheet>;
  facts: VersionFacts;
  newToken: () => string;
  textInData: boolean;
}

type BlockSegment = Extract<Segment, { kind: 'block' }>;

/** A lesson's segments for one learner: text as it is, blocks by the view of their model, so that no key goes out early. */
export function lessonParts(segments: Segment[], learner: Learner): LessonPart[] {
  return segments.map((segment, index) =>
    segment.kind === 'html' ? htmlPart(segment.html, index, learner.textInData) : blockPart(segment, index, learner),
  );
}

/**
 * In a document the text stands in the markup, and the data beside it need not repeat it: there `html` is not enumerable, so
 * that rendering sees it and the encoder of the data does not.
 */
function htmlPart(html: string, index: number, textInData: boolean): LessonPart {
  const part = { kind: 'html' as const, index };
  return Object.defineProperty(part, 'html', { value: html, enumerable: textInData }) as LessonPart;
}

function blockPart(segment: BlockSegment, index: number, learner: Learner): LessonPart {
  const { acts, sheets, facts } = learner;
  const block = facts.blocks.find((each) => each.id === segment.id);
  const done = block !== undefined && blockDone(acts, block);
  const sheet = currentSheet(segment, learner);
  if (!sheet && segment.graded) {
    const tries = sheets.get(segment.id)?.tryNumber ?? 0;
    return { kind: 'start', index, id: segment.id, name: segment.name, ...headOf(segment.props), done, tries };
  }
  const tryNumber = sheet?.tryNumber ?? (sheets.get(segment.id)?.tryNumber ?? 0) + 1;
  const seed = sheet?.seed ?? formativeSeed(segment.id, tryNumber);
  const model = blockModel(segment.name);
  const { props } = segment;
  return {
    kind: 'block',
    index,
    name: segment.name,
    props: {
      id: segment.id,
      view: model.view(props, seed, tryNumber),
      tryNumber,
      draft: sheet?.draft ?? null,
      answered: sheet?.answered ? answeredIn(model, props, seed, tryNumber, sheet.answered.answer) : null,
      done,
      hidden: [
        { name: 'intent', value: 'answer-block' },
        { name: 'key', value: learner.newToken() },
        { name: 'version', value: String(facts.number) },
        { name: 'block', value: segment.id },
        { name: 'try', value: String(tryNumber) },
      ],
    },
  };
}

/** The sheet that is on screen; one that was handed in before the block changed is past, and a new try begins. */
function currentSheet(segment: BlockSegment, { acts, sheets, facts }: Learner): BlockSheet | null {
  const sheet = sheets.get(segment.id) ?? null;
  const since = facts.blocks.find((each) => each.id === segment.id)?.since ?? 0;
  const version = acts.blocks.get(segment.id)?.version;
  return sheet?.answered && version !== undefined && version < since ? null : sheet;
}

function answeredIn(
  model: ReturnType<typeof blockModel>,
  props: unknown,
  seed: string,
  tryNumber: number,
  answer: unknown,
) {
  return {
    answer,
    grade: model.grade(props, seed, tryNumber, answer),
    result: model.result(props, seed, tryNumber, answer),
  };
}

/** Every graded block has a title and an introduction among its props. */
function headOf(props: unknown): { title: string; intro: string } {
  const { title, intro } = props as { title: string; intro: string };
  return { title, intro };
}

/** What a block is called where the page points to it: the question of a check, the title of anything else. */
export function blockText(segments: Segment[], id: string): string {
  const block = segments.find((segment): segment is BlockSegment => segment.kind === 'block' && segment.id === id);
  const { prompt, title } = (block?.props ?? {}) as { prompt?: string; title?: string };
  return prompt ?? title ?? id;
}
