import { Form, Link } from '@remix-run/react';
import { useRef } from 'react';
import { QuestionField } from '#app/questions/question-field.tsx';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { messages } from './messages.ts';
import { type Refused, refusedField, refusedLinks } from './refused.ts';
import { SavedState } from './saved-state.tsx';
import { useAutosave } from './use-autosave.ts';

/** All questions on one page, for those who like to see the whole sheet. */
export function QuizAll({ sheet, refused }: { sheet: QuizSheet; refused: Refused }) {
  const form = useRef<HTMLFormElement>(null);
  const saved = useAutosave(form, sheet);
  const of = sheet.items.length;
  return (
    <div className="page page--narrow quiz stack">
      <ErrorSummary errors={refusedLinks(refused)} />
      <div className="quiz__bar">
        <p className="quiz__where">{messages.where}</p>
        <Link to="?">{messages.one}</Link>
      </div>
      <h1>{messages.title(sheet.module.title)}</h1>
      <Form method="post" ref={form} className="stack stack--loose">
        <input type="hidden" name="attempt" value={sheet.attemptId} />
        {sheet.items.map((item, index) => (
          <section className="quiz__question stack" key={item.position} aria-labelledby={`n${item.position}`}>
            <h2 id={`n${item.position}`}>{messages.question(index + 1, of)}</h2>
            <QuestionField
              name={`q${item.position}`}
              question={item.question}
              value={item.answer}
              onChange={saved.onChange(item)}
              {...refusedField(refused, item.position)}
            />
            <SavedState
              state={saved.states[item.position]}
              savedTime={item.savedTime}
              slug={sheet.module.slug}
              position={item.position}
            />
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
