import type { Segment } from '#app/blocks/block.ts';
import { blockModel } from '#app/blocks/models.ts';
import type { LessonPart } from '#app/learning/lesson-part.ts';

type BlockSegment = Extract<Segment, { kind: 'block' }>;

/** The try of a block that is on screen; it is kept nowhere else. `answer` is null until it is handed in. */
export interface PreviewTry {
  number: number;
  answer: unknown;
}

/** By the id of the block. */
export type PreviewTries = Readonly<Record<string, PreviewTry>>;

/** A lesson's segments as a learner meets them who has done what `tries` says. */
export function previewParts(segments: readonly Segment[], tries: PreviewTries): LessonPart[] {
  return segments.map((segment, index) =>
    segment.kind === 'html'
      ? { kind: 'html', index, html: segment.html }
      : blockPart(segment, index, tries[segment.id]),
  );
}

function blockPart(segment: BlockSegment, index: number, shown: PreviewTry | undefined): LessonPart {
  const { id, name, props, graded } = segment;
  if (!shown && graded) {
    const { title, intro } = props as { title: string; intro: string };
    return { kind: 'start', index, id, name, title, intro, done: false, tries: 0 };
  }
  const { number, answer } = shown ?? { number: 1, answer: null };
  const model = blockModel(name);
  const seed = seedOf(id, number);
  const hidden = { intent: 'answer-block', block: id, try: String(number) };
  return {
    kind: 'block',
    index,
    name,
    props: {
      id,
      view: model.view(props, seed, number),
      tryNumber: number,
      draft: null,
      answered:
        answer === null
          ? null
          : {
              answer,
              grade: model.grade(props, seed, number, answer),
              result: model.result(props, seed, number, answer),
            },
      done: answer !== null,
      hidden: Object.entries(hidden).map(([field, value]) => ({ name: field, value })),
    },
  };
}

/** What a block's form asks for. `unanswered` names the block whose form held no answer. */
export function playBlock(
  segments: readonly Segment[],
  tries: PreviewTries,
  form: FormData,
): { tries: PreviewTries; unanswered: string | null } {
  const segment = segments.find((each): each is BlockSegment => each.kind === 'block' && each.id === form.get('block'));
  if (!segment) return { tries, unanswered: null };
  const { id, name, props } = segment;
  const before = Number(form.get('try'));
  const number = Number.isSafeInteger(before) && before >= 0 ? before : 0;
  if (form.get('intent') === 'retry-block') {
    return { tries: { ...tries, [id]: { number: number + 1, answer: null } }, unanswered: null };
  }
  const answer = blockModel(name).parseAnswer(form, props);
  if (answer === null) return { tries, unanswered: id };
  return { tries: { ...tries, [id]: { number, answer } }, unanswered: null };
}

/** Tries of blocks that are as they were; a block that was rewritten begins anew. */
export function triesThatHold(
  before: readonly Segment[],
  after: readonly Segment[],
  tries: PreviewTries,
): PreviewTries {
  const text = (segments: readonly Segment[], id: string) =>
    JSON.stringify(segments.find((each) => each.kind === 'block' && each.id === id));
  return Object.fromEntries(Object.entries(tries).filter(([id]) => text(before, id) === text(after, id)));
}

/** Each try is drawn anew, and alike for everybody. */
const seedOf = (id: string, number: number) => `${id}/${number}`;
