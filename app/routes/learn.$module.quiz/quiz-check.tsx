import { Form, Link, useNavigation } from '@remix-run/react';
import { type FormEvent, useRef } from 'react';
import type { QuizItem, QuizSheet } from '#app/reporting/quiz-view.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { messages } from './messages.ts';
import { isAnswered, savedTimeOf } from './sheet-state.ts';
import type { Answers } from './use-autosave.ts';
import { WaitingNotice } from './waiting-notice.tsx';

/** The last look before handing in, which waits for answers that have not been sent yet. */
export function QuizCheck({ sheet, answers }: { sheet: QuizSheet; answers: Answers }) {
  const busy = useNavigation().state !== 'idle';
  const notice = useRef<HTMLDivElement>(null);
  const waits = (item: QuizItem) => answers.waiting[item.position] !== undefined;
  const held = sheet.items.some(waits);
  const missing = sheet.items.filter((item) => !waits(item) && !isAnswered(item, answers)).length;
  const rows = sheet.items.map((item, index) => {
    const answered = isAnswered(item, answers);
    const time = savedTimeOf(item, answers);
    const state = answered && time ? messages.answered(time) : messages.noAnswer;
    return {
      term: messages.question(index + 1, sheet.items.length),
      value: (
        <>
          {item.question.scenario && `${item.question.scenario} `}
          {item.question.stem}
          <br />
          <span className="muted">{waits(item) ? messages.waiting.row : state}</span>
        </>
      ),
      action: <Link to={`?q=${index}`}>{answered ? messages.change(index + 1) : messages.answerIt(index + 1)}</Link>,
    };
  });
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
