import { Link, useSearchParams } from '@remix-run/react';
import { RemarkForm } from '#app/learning/remarks/remark-form.tsx';
import { QuestionFeedback } from '#app/questions/question-feedback.tsx';
import type { QuizResult as ResultPage } from '#app/reporting/quiz-view.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { InLanguage } from '#app/ui/in-language.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const words = messages.result;

/** The verdict, what to do with it, and every answer with its reason. For the learner alone. */
export function QuizResult({ page }: { page: ResultPage }) {
  const { module } = page;
  // What was asked after a reminder stands behind the questions that were drawn.
  const remarked = useSearchParams()[0].get('remarked');
  const asked = page.items.filter((item) => item.parallelOf === null).length;
  return (
    <div className="page page--narrow quiz stack stack--loose">
      <PageHeader
        way={<BackLink to={`/learn/${module.slug}`}>{module.title}</BackLink>}
        where={longDate(page.on)}
        title={messages.title(module.title)}
      />
      <Verdict page={page} />
      {page.certificates.map((certificate) => (
        <Notice key={certificate.serial} tone="ok" title={words.certificate}>
          <p>
            <Link to={`/certificates/${certificate.serial}`}>{words.toCertificate(certificate.title)}</Link>
          </p>
        </Notice>
      ))}
      {page.readAgain.length > 0 && (
        <section className="stack" aria-labelledby="read-again">
          <h2 id="read-again">{words.readAgain}</h2>
          <p>
            {words.readAgainText} {!page.readAgainAll && words.readAgainNotAll}
          </p>
          <ul>
            {page.readAgain.map((lesson) => (
              <li key={lesson.id}>
                <Link to={`/learn/${module.slug}/${lesson.id}`}>{lesson.title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Ways page={page} />
      <section className="stack stack--loose" aria-labelledby="answers">
        <h2 id="answers">{words.answers}</h2>
        {page.items.map((item, index) => (
          <div className="quiz__question stack" key={item.position}>
            <p className="label">{item.parallelOf === null ? messages.question(index + 1, asked) : words.parallel}</p>
            <InLanguage lang={item.question.lang ?? null}>
              <QuestionFeedback question={item.question} answer={item.answer} grade={item.grade} order={item.order} />
            </InLanguage>
            <RemarkForm
              id={`remark-${item.position}`}
              operationKey={`${page.operationKey}-${item.position}`}
              hidden={{ attempt: page.attemptId, position: String(item.position) }}
              sent={remarked === String(item.position)}
            />
          </div>
        ))}
      </section>
    </div>
  );
}

function Verdict({ page }: { page: ResultPage }) {
  const percent = Math.floor((page.points * 100) / Math.max(page.max, 1));
  return (
    <div className={`verdict verdict--${page.passed ? 'ok' : 'warn'}`}>
      <h2 className="verdict__title">{page.passed ? words.passed : words.short}</h2>
      <p className="verdict__text">{words.score(inPoints(page.points), inPoints(page.max), percent)}</p>
      {page.missedCritical > 0 && <p className="verdict__text">{words.critical(page.missedCritical)}</p>}
      {page.track === 'foundation' && !page.isDelta && <p className="verdict__text">{words.pooled}</p>}
      {!page.passed && <p className="verdict__text">{words.left(page.attemptsLeft)}</p>}
    </div>
  );
}

/** After falling short the first lesson to read again is the way that helps most. */
function Ways({ page: { module, passed, readAgain, attemptsLeft } }: { page: ResultPage }) {
  const [lesson] = readAgain;
  return (
    <div className="row">
      {lesson && (
        <ButtonLink to={`/learn/${module.slug}/${lesson.id}`} next>
          {words.readAgainButton(lesson.title)}
        </ButtonLink>
      )}
      {!passed && attemptsLeft > 0 && (
        <ButtonLink to={`/learn/${module.slug}/quiz`} look="secondary">
          {words.again}
        </ButtonLink>
      )}
      <ButtonLink to="/learn" look={passed ? 'primary' : 'secondary'}>
        {words.toLearning}
      </ButtonLink>
    </div>
  );
}

/** Stored points are × 100. */
function inPoints(points: number): string {
  return String(points / 100);
}
