import { Form, Link, useNavigation, useRevalidator } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import { AnswerList } from '#app/questions/answer-list.tsx';
import type { QuizItem, QuizSheet } from '#app/reporting/quiz-view.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx';
import { messages } from './messages.ts';
import { isAnswered, isBehind } from './sheet-state.ts';
import type { Answers } from './use-autosave.ts';
import { WaitingNotice } from './waiting-notice.tsx';

/** The last look before handing in, which waits for answers that have not been sent yet. */
export function QuizCheck({ sheet, answers }: { sheet: QuizSheet; answers: Answers }) {
  const busy = useNavigation().state !== 'idle';
  const notice = useRef<HTMLDivElement>(null);
  const waits = (item: QuizItem) => answers.waiting[item.position] !== undefined;
  const held = sheet.items.some(waits);
  const missing = sheet.items.filter((item) => !waits(item) && !isAnswered(item, answers)).length;
  useNewestSheet(sheet, answers);
  const rows = sheet.items.map((item, index) => ({
    term: messages.question(index + 1, sheet.items.length),
    value: <Given item={item} answers={answers} />,
    action: (
      <Link to={`?q=${index}`}>
        {messages.change} <VisuallyHidden>{messages.changeWhat(index + 1)}</VisuallyHidden>
      </Link>
    ),
  }));
  const hold = (event: FormEvent) => {
    if (!held) return;
    event.preventDefault();
    notice.current?.focus();
  };
  return (
    <div className="page page--narrow quiz stack stack--loose">
      <PageHeader where={messages.title(sheet.module.title)} title={messages.checkTitle} lede={messages.checkLede} />
      {missing > 0 && (
        <Notice tone="warn" title={messages.checkMissing(missing)}>
          <p>{messages.checkMissingText}</p>
        </Notice>
      )}
      <SummaryList rows={rows} />
      <WaitingNotice sheet={sheet} answers={answers} ref={notice} />
      <Form method="post" onSubmit={hold}>
        <PersonField />
        <input type="hidden" name="attempt" value={sheet.attemptId} />
        <input type="hidden" name="key" value={sheet.operationKey} />
        <Button
          name="intent"
          value="submit"
          large
          disabled={busy}
          aria-disabled={held || undefined}
          aria-describedby={held ? 'waiting' : undefined}
        >
          {messages.handIn}
        </Button>
      </Form>
    </div>
  );
}

/** What a question asks and what was answered. */
function Given({ item, answers }: { item: QuizItem; answers: Answers }) {
  const { question, answer, savedTime } = item;
  return (
    <div className="quiz__given">
      <p>
        {question.scenario && `${question.scenario} `}
        {question.stem}
      </p>
      {answers.waiting[item.position] ? (
        <p className="label">{messages.waiting.row}</p>
      ) : answer === null ? (
        <p className="quiz__missing">{messages.noAnswer}</p>
      ) : (
        <>
          <AnswerList question={question} answer={answer} />
          {savedTime && <p className="label">{messages.answered(savedTime)}</p>}
        </>
      )}
    </div>
  );
}

/** Reads the sheet again where the server has something newer, so that the page shows what will be handed in. */
function useNewestSheet(sheet: QuizSheet, answers: Answers): void {
  const { revalidate } = useRevalidator();
  const behind = sheet.items.some((item) => isBehind(item, answers));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet that is still behind is read once more
  useEffect(() => {
    if (behind) revalidate();
  }, [behind, sheet, revalidate]);
}
