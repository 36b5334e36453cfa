import { expect, test } from 'vitest';
import { checkDraft } from '#app/authoring/check-draft.server.ts';
import { requireDraft } from '#app/authoring/get-draft.server.ts';
import { newModule } from '#app/authoring/new-module.server.ts';
import { bankOf } from '#app/authoring/questions/load-bank.server.ts';
import { messages } from '#app/interop/questions/messages.ts';
import { makePerson } from '#tests/factories/people.ts';
import { newKey } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { addImported } from './add-imported.server.ts';
import { getQuestionImportPage } from './get-question-import-page.server.ts';
import { previewQuestions } from './preview-questions.server.ts';
import type { QuestionSource } from './read-questions.server.ts';

const gift = `// Ward teaching, spring
::Hands 1:: When do you clean your hands?
{
  =Before touching a patient # The first moment of five.
  ~Only at the end of the shift # Far too late.
  #### Because hands carry germs that nobody sees.
}

Which of these are moments for hand hygiene? {
  ~%50%Before an aseptic task
  ~%50%After touching a patient
  ~%-50%After reading a chart on a screen
}

::Essay:: What do you think of gloves? {}

Put gloves on {=first ~%50%second ~third}

How long does rubbing take, in seconds? {#25:5#Twenty to thirty.}
`;

eachEngine(({ database }) => {
  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const actorId = (await makePerson(db)).id;
    const moduleId = await newModule(db, deps, { actorId, key: newKey() }, { id: 'hands', title: 'Clean hands' });
    const { draftId, outcomes, tracks } = await getQuestionImportPage(db, deps, moduleId);
    expect(tracks).toContain('full');
    const into = { actorId, moduleId, draftId, key: newKey() };
    const outcome = outcomes[0]?.id ?? '';
    const source: QuestionSource = { format: 'gift', outcome, tracks: ['full'], bytes: Buffer.from(gift) };
    const bank = async () => bankOf(await requireDraft(db, moduleId));
    return { db, deps, into, source, bank };
  }

  test('a preview says of each question what becomes of it, adds up, and stores nothing', async () => {
    const { db, into, source, bank } = await begin();
    const before = await bank();
    const { text, report } = await previewQuestions(db, into, source);
    expect(text).toBe(gift);
    expect(report.counts).toEqual({ found: 5, imported: 3, refused: 2, unexplained: 1 });
    expect(report.questions.map(({ line, fate }) => [line, fate])).toEqual([
      [2, 'imported'],
      [9, 'imported'],
      [15, 'refused'],
      [17, 'refused'],
      [19, 'imported'],
    ]);
    expect(report.questions[1]).toMatchObject({ notes: [messages.notes.feedback] });
    expect(report.questions[2]).toMatchObject({ text: 'Essay', reason: messages.reasons.essay });
    expect(report.questions[3]).toMatchObject({ text: 'Put gloves on {=first ~%50%second ~third}' });
    expect((await bank()).revision).toBe(before.revision);
  });

  test('what can be taken is added in one save behind the others, passes the check, and is there once', async () => {
    const { db, deps, into, source, bank } = await begin();
    const before = await bank();
    await addImported(db, deps, into, source);
    const { text, entries, revision } = await bank();
    expect(text.startsWith(before.text)).toBe(true);
    expect(revision).toBe(before.revision + 1);
    const added = entries?.slice(1).map(({ value }) => value) ?? [];
    expect(added.map(({ type, tracks }) => [type, tracks])).toEqual(
      ['single', 'multiple', 'numeric'].map((type) => [type, ['full']]),
    );
    expect(added[1]).toMatchObject({ key: ['a', 'b'], feedback: { general: messages.missingFeedback } });
    expect((await checkDraft(db, await requireDraft(db, 'hands'))).problems).toEqual([]);
    await addImported(db, deps, into, source);
    expect((await bank()).text).toBe(text);
    await addImported(db, deps, { ...into, key: newKey() }, source);
    expect(new Set((await bank()).entries?.map(({ id }) => id)).size).toBe(7);
  });

  test('a form that says too little is refused at its field, and a file that is no text in the report', async () => {
    const { db, deps, into, source } = await begin();
    const refused = async (change: Partial<QuestionSource>, reason: string) =>
      expect(addImported(db, deps, into, { ...source, ...change })).rejects.toMatchObject({ code: 'invalid', reason });
    await refused({ bytes: Buffer.from(' \n') }, 'exchange.no-questions');
    await refused({ bytes: Buffer.alloc(500_001, 'a') }, 'exchange.questions-too-long');
    await refused({ outcome: 'other' }, 'exchange.no-outcome');
    await refused({ tracks: [] }, 'exchange.no-tracks');
    await refused({ bytes: Buffer.from('Tell me. {}') }, 'exchange.none-to-add');
    const { report } = await previewQuestions(db, into, { ...source, bytes: Buffer.from([0x61, 0xff]) });
    expect(report.counts).toMatchObject({ found: 1, refused: 1 });
    expect(report.questions[0]).toMatchObject({ reason: messages.reasons.notText });
  });
});
