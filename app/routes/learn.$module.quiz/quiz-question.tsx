import { Form, Link } from '@remix-run/react';
import { useRef } from 'react';
import { QuestionField } from '#app/questions/question-field.tsx';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { QuizMap } from './quiz-map.tsx';
import { type Refused, refusedField, refusedLinks } from './refused.ts';
import { SavedState } from './saved-state.tsx';
import { useAutosave } from './use-autosave.ts';

/** One question a page. The button saves and goes on; with JavaScript each change is saved as it is made. */
export function QuizQuestion({
  sheet,
  wanted,
  refused,
}: {
  sheet: QuizSheet;
  wanted: string | null;
  refused: Refused;
}) {
  const index = indexOf(sheet, wanted);
  const item = sheet.items[index];
  const form = useRef<HTMLFormElement>(null);
  const saved = useAutosave(form, sheet);
  if (!item) return null;
  const last = index === sheet.items.length - 1;
  const of = sheet.items.length;
  return (
    <div className="page">
      <div className="quiz">
        <ErrorSummary errors={refusedLinks(refused)} />
        <BackLink to={`/learn/${sheet.module.slug}`}>{sheet.module.title}</BackLink>
        <h1 className="quiz__title">{messages.where}</h1>
        <div className="quiz__bar">
          <span className="quiz__where">{messages.question(index + 1, of)}</span>
          <SavedState
            state={saved.states[item.position]}
            savedTime={item.savedTime}
            slug={sheet.module.slug}
            position={item.position}
          />
          <Link to="?view=all">{messages.all}</Link>
        </div>
        <Form method="post" ref={form} key={item.position}>
          <input type="hidden" name="attempt" value={sheet.attemptId} />
          <input type="hidden" name="position" value={item.position} />
          <input type="hidden" name="go" value={last ? 'check' : index + 1} />
          <QuestionField
            name={`q${item.position}`}
            level={2}
            question={item.question}
            value={item.answer}
            onChange={saved.onChange(item)}
            {...refusedField(refused, item.position)}
          />
          <div className="quiz__actions">
            <Button name="intent" value="save" large next>
              {last ? messages.check : messages.next}
            </Button>
            {index > 0 && (
              <ButtonLink to={`?q=${index - 1}`} look="secondary">
                {messages.previous}
              </ButtonLink>
            )}
          </div>
        </Form>
        <QuizMap sheet={sheet} current={index} saved={saved.states} />
      </div>
    </div>
  );
}

/** The wanted question, else the first without an answer, else the first. */
function indexOf(sheet: QuizSheet, wanted: string | null): number {
  const number = wanted === null ? Number.NaN : Number(wanted);
  if (Number.isInteger(number) && number >= 0 && number < sheet.items.length) return number;
  return Math.max(
    0,
    sheet.items.findIndex((item) => item.answer === null),
  );
}
