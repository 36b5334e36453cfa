import { Form, Link, useNavigation } from '@remix-run/react';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { messages } from './messages.ts';

/** The last look before handing in. */
export function QuizCheck({ sheet }: { sheet: QuizSheet }) {
  const busy = useNavigation().state !== 'idle';
  const missing = sheet.items.filter((item) => item.answer === null).length;
  const rows = sheet.items.map((item, index) => ({
    term: messages.question(index + 1, sheet.items.length),
    value: (
      <>
        {item.question.scenario && `${item.question.scenario} `}
        {item.question.stem}
        <br />
        <span className="muted">{item.savedTime ? messages.answered(item.savedTime) : messages.noAnswer}</span>
      </>
    ),
    action: (
      <Link to={`?q=${index}`}>{item.answer === null ? messages.answerIt(index + 1) : messages.change(index + 1)}</Link>
    ),
  }));
  return (
    <div className="page page--narrow quiz stack stack--loose">
      <PageHeader where={messages.title(sheet.module.title)} title={messages.checkTitle} lede={messages.checkLede} />
      {missing > 0 && (
        <Notice tone="warn" title={messages.checkMissing(missing)}>
          <p>{messages.checkMissingText}</p>
        </Notice>
      )}
      <SummaryList rows={rows} />
      <Form method="post">
        <input type="hidden" name="attempt" value={sheet.attemptId} />
        <input type="hidden" name="key" value={sheet.operationKey} />
        <Button name="intent" value="submit" large disabled={busy}>
          {messages.handIn}
        </Button>
      </Form>
    </div>
  );
}
