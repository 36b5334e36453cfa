import { Form, useNavigation } from '@remix-run/react';
import { useRef } from 'react';
import { QuestionField } from '#app/questions/question-field.tsx';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { messages } from './messages.ts';
import { type Refused, refusedField, refusedLinks } from './refused.ts';
import { SavedState } from './saved-state.tsx';
import { useAutosave } from './use-autosave.ts';

/** After a missed safety question: the reminder, then another question on the same point. */
export function QuizReteach({ sheet, refused }: { sheet: QuizSheet; refused: Refused }) {
  const form = useRef<HTMLFormElement>(null);
  const saved = useAutosave(form, sheet);
  const busy = useNavigation().state !== 'idle';
  const reminders = new Map(sheet.teach.map((entry) => [entry.position, entry.reteach]));
  return (
    <div className="page page--narrow quiz stack stack--loose">
      <ErrorSummary errors={refusedLinks(refused)} />
      <PageHeader
        where={messages.title(sheet.module.title)}
        title={messages.reteachTitle}
        lede={messages.reteachLede(sheet.items.length)}
      />
      <Form method="post" ref={form} className="stack stack--loose">
        <input type="hidden" name="attempt" value={sheet.attemptId} />
        <input type="hidden" name="key" value={sheet.operationKey} />
        {sheet.items.map((item) => (
          <section className="quiz__question stack" key={item.position}>
            <div className="callout callout--remember">
              <p className="callout__title">{messages.reminder}</p>
              <p>{reminders.get(item.position)}</p>
            </div>
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
        <Button name="intent" value="finish" large disabled={busy}>
          {messages.finish}
        </Button>
      </Form>
    </div>
  );
}
