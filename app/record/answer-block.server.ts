import type { Kysely, Transaction } from 'kysely';
import type { Segment } from '#app/blocks/block.ts';
import { type AnyBlockModel, blockModel } from '#app/blocks/models.ts';
import type { BlockFacts } from '#app/curriculum/facts.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import type { EventBodies } from '#app/events/vocabulary.ts';
import { formativeSeed } from '#app/learning/block-sheet.ts';
import { getBlockSheet, getBlockSheets } from '#app/learning/get-block-sheets.server.ts';
import { handInBlock, keepEvidenceText } from '#app/learning/hand-in-block.server.ts';
import { blockDone } from '#app/learning/lesson-done.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { changeRecord } from './change-record.server.ts';
import { type ActPlace, factsForAct } from './facts-for-act.server.ts';
import { withoutText } from './without-text.ts';

export interface BlockAnswered {
  points: number;
  max: number;
  passed: boolean;
  /** Whether the block is done now, by this try or an earlier one. */
  done: boolean;
  certificates: string[];
}

type BlockInput = ActPlace & { personId: string; key: string; blockId: string; tryNumber: number; form: FormData };
type BlockSegment = Extract<Segment, { kind: 'block' }>;

/** Hands in a try of a block: scored here from what was posted, with the stored seed; only that counts. */
export async function answerBlock(db: Kysely<Schema>, deps: Deps, input: BlockInput): Promise<BlockAnswered> {
  const { personId, key, blockId, tryNumber } = input;
  const { facts, lesson, block } = await factsForAct(db, input, blockId);
  const segment = block?.lessonId === lesson.id ? await blockSegment(db, lesson.hash, blockId) : null;
  if (!block || !segment) throw new Refusal('not-found', 'record.no-such-block');
  const model = blockModel(segment.name);
  const answer = model.parseAnswer(input.form, segment.props);
  if (answer === null) throw new Refusal('invalid', 'record.answer-unusable');

  return changeRecord(db, deps, { personId, actorId: personId, key }, async ({ tx, append }) => {
    const seed = await seedOfTry(tx, personId, block, tryNumber);
    const grade = model.grade(segment.props, seed, tryNumber, answer);
    const event = await append({
      verb: 'block.answered',
      object: blockId,
      moduleVersion: facts.versionId,
      body: {
        module: facts.moduleId,
        version: facts.number,
        lesson: lesson.id,
        block: blockId,
        blockVersion: model.version,
        try: tryNumber,
        seed,
        ...(await evidenceOf(tx, personId, model, answer)),
        points: grade.points,
        max: grade.max,
        passed: grade.passed,
      },
    });
    await handInBlock(tx, deps, { personId, blockId, tryNumber, graded: block.graded, answer, seq: event.seq });
    return ({ progress, certificates }) => ({
      points: grade.points,
      max: grade.max,
      passed: grade.passed,
      done: blockDone(progress, block),
      certificates: certificates.map((certificate) => certificate.serial),
    });
  });
}

async function blockSegment(db: Kysely<Schema>, hash: string, blockId: string): Promise<BlockSegment | null> {
  const body = await getLessonBody(db, hash);
  const segment = body?.segments.find((each) => each.kind === 'block' && each.id === blockId);
  return segment?.kind === 'block' ? segment : null;
}

/** A graded try has been started and has a random seed; a formative one needs no start, and tries have no gaps. */
async function seedOfTry(tx: Transaction<Schema>, personId: string, block: BlockFacts, tryNumber: number) {
  const sheet = await getBlockSheet(tx, personId, block.id, tryNumber);
  if (sheet?.answered) throw new Refusal('closed', 'learning.try-handed-in');
  if (sheet) return sheet.seed;
  const latest = (await getBlockSheets(tx, personId, [block.id])).get(block.id)?.tryNumber ?? 0;
  if (block.graded || tryNumber !== latest + 1) throw new Refusal('stale', 'learning.no-such-try');
  return formativeSeed(block.id, tryNumber);
}

/** Free text stays out of the event, which holds its hash; the moves beside it stay in. */
async function evidenceOf(
  tx: Transaction<Schema>,
  personId: string,
  model: AnyBlockModel,
  answer: unknown,
): Promise<Pick<EventBodies['block.answered'], 'answer' | 'textHash'>> {
  const text = model.text?.(answer) ?? '';
  if (text === '') return { answer };
  const textHash = await keepEvidenceText(tx, { personId, text });
  const moves = withoutText(answer, text);
  return moves === undefined ? { textHash } : { answer: moves, textHash };
}
