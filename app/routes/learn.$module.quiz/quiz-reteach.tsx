import { Form, useNavigation } from '@remix-run/react';
import { useRef } from 'react';
import { Button } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { messages } from './messages.ts';
import { QuizField, QuizItemState } from './quiz-field.tsx';
import { RefusedSummary } from './refused-summary.tsx';
import type { SheetViewProps } from './sheet-view-props.ts';

/** After a missed safety question: the reminder, then another question on the same point. */
export function QuizReteach({ sheet, answers, refused }: SheetViewProps) {
  const form = useRef<HTMLFormElement>(null);
  const busy = useNavigation().state !== 'idle';
  const reminders = new Map(sheet.teach.map((entry) => [entry.position, entry.reteach]));
  return (
    <div className="page page--narrow quiz stack stack--loose">
      <RefusedSummary refused={refused} sheet={sheet} />
      <PageHeader
        where={messages.title(sheet.module.title)}
        title={messages.reteachTitle}
        lede={messages.reteachLede(sheet.items.length)}
      />
      <Form method="post" ref={form} className="stack stack--loose">
        <PersonField />
        <input type="hidden" name="attempt" value={sheet.attemptId} />
        <input type="hidden" name="key" value={sheet.operationKey} />
        {sheet.items.map((item) => (
          <section className="quiz__question stack" key={item.position}>
            <div className="callout callout--remember">
              <p className="callout__title">{messages.reminder}</p>
              <p>{reminders.get(item.position)}</p>
            </div>
            <QuizField item={item} form={form} answers={answers} refused={refused} />
            <QuizItemState item={item} answers={answers} refused={refused} slug={sheet.module.slug} />
          </section>
        ))}
        <Button name="intent" value="finish" large disabled={busy}>
          {messages.finish}
        </Button>
      </Form>
    </div>
  );
}
