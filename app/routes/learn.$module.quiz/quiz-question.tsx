import { Form, Link } from '@remix-run/react';
import { useRef } from 'react';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { QuizField, QuizItemState } from './quiz-field.tsx';
import { QuizMap } from './quiz-map.tsx';
import { typedIn } from './refused.ts';
import { RefusedSummary } from './refused-summary.tsx';
import type { SheetViewProps } from './sheet-view-props.ts';

/** One question a page. The button saves and goes on; with JavaScript each change is saved as it is made. */
export function QuizQuestion({ sheet, wanted, answers, refused }: SheetViewProps & { wanted: string | null }) {
  const form = useRef<HTMLFormElement>(null);
  const index = indexOf(sheet, typedIn(refused, 'position') ?? wanted);
  const item = sheet.items[index];
  if (!item) return null;
  const last = index === sheet.items.length - 1;
  const of = sheet.items.length;
  return (
    <div className="page">
      <div className="quiz">
        <RefusedSummary refused={refused} sheet={sheet} />
        <BackLink to={`/learn/${sheet.module.slug}`}>{sheet.module.title}</BackLink>
        <h1 className="quiz__title">{messages.where}</h1>
        <div className="quiz__bar">
          <span className="quiz__where">{messages.question(index + 1, of)}</span>
          <QuizItemState item={item} answers={answers} refused={refused} slug={sheet.module.slug} />
          <Link to="?view=all">{messages.all}</Link>
        </div>
        <Form method="post" ref={form} key={item.position}>
          <PersonField />
          <input type="hidden" name="attempt" value={sheet.attemptId} />
          <input type="hidden" name="position" value={item.position} />
          <input type="hidden" name="go" value={last ? 'check' : index + 1} />
          <QuizField item={item} form={form} answers={answers} refused={refused} level={2} />
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
        <QuizMap sheet={sheet} current={index} answers={answers} />
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
