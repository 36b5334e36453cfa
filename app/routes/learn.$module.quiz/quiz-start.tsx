import { Form } from '@remix-run/react';
import type { QuizStart as StartPage } from '#app/reporting/quiz-view.ts';
import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { EarlierAttempts } from './earlier-attempts.tsx';
import { messages } from './messages.ts';

const words = messages.start;

export function QuizStart({ page }: { page: StartPage }) {
  const { module } = page;
  return (
    <div className="page page--narrow stack stack--loose">
      <PageHeader
        way={<BackLink to={`/learn/${module.slug}`}>{module.title}</BackLink>}
        title={messages.title(module.title)}
        lede={page.isDelta ? words.deltaLede(page.questions) : words.lede(page.questions)}
      />
      {page.passedOn && (
        <Notice tone="ok" title={words.passed(longDate(page.passedOn))}>
          <p>{words.passedText}</p>
        </Notice>
      )}
      {page.lessonsLeft > 0 && (
        <Notice tone="warn" title={words.lessonsLeft(page.lessonsLeft)}>
          <p>{words.lessonsLeftText}</p>
        </Notice>
      )}
      <section className="stack" aria-labelledby="rules">
        <h2 id="rules">{words.rules}</h2>
        <ul>
          <li>
            {page.track === 'full' || page.isDelta ? words.full(page.passPercent) : words.foundation}
            {page.critical > 0 ? `, ${words.critical(page.critical)}` : '.'}
          </li>
          {page.attemptsLeft > 0 && <li>{words.attempts(page.attemptsLeft)}</li>}
          <li>{words.after}</li>
          <li>{words.privacy}</li>
        </ul>
      </section>
      <Form method="post">
        <PersonField />
        <input type="hidden" name="key" value={page.operationKey} />
        <Button name="intent" value="start" large next>
          {words.button}
        </Button>
      </Form>
      <EarlierAttempts slug={module.slug} earlier={page.earlier} />
    </div>
  );
}
