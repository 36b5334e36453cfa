import { Form, Link } from '@remix-run/react';
import { useRef } from 'react';
import { Button } from '#app/ui/button.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { messages } from './messages.ts';
import { QuizField, QuizItemState } from './quiz-field.tsx';
import { RefusedSummary } from './refused-summary.tsx';
import type { SheetViewProps } from './sheet-view-props.ts';

/** All questions on one page, for those who like to see the whole sheet. */
export function QuizAll({ sheet, answers, refused }: SheetViewProps) {
  const form = useRef<HTMLFormElement>(null);
  const of = sheet.items.length;
  return (
    <div className="page page--narrow quiz stack">
      <RefusedSummary refused={refused} sheet={sheet} />
      <div className="quiz__bar">
        <p className="quiz__where">{messages.where}</p>
        <Link to="?">{messages.one}</Link>
      </div>
      <h1>{messages.title(sheet.module.title)}</h1>
      <Form method="post" ref={form} className="stack stack--loose">
        <PersonField />
        <input type="hidden" name="attempt" value={sheet.attemptId} />
        {sheet.items.map((item, index) => (
          <section className="quiz__question stack" key={item.position} aria-labelledby={`n${item.position}`}>
            <h2 id={`n${item.position}`}>{messages.question(index + 1, of)}</h2>
            <QuizField item={item} form={form} answers={answers} refused={refused} />
            <QuizItemState item={item} answers={answers} refused={refused} slug={sheet.module.slug} />
          </section>
        ))}
        <div className="quiz__actions">
          <Button name="intent" value="save-all" large next>
            {messages.check}
          </Button>
        </div>
      </Form>
    </div>
  );
}
