import type { QuizPage } from '#app/reporting/quiz-view.ts';
import { opensAfterWords } from '#app/reporting/quiz-words.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { EarlierAttempts } from './earlier-attempts.tsx';
import { messages } from './messages.ts';

type DoorPage = Extract<QuizPage, { phase: 'closed-door' }>;

/** No attempt can be started: why, and what helps. */
export function QuizDoor({ page }: { page: DoorPage }) {
  const { module, door } = page;
  const [title, text] = messages.door[door.kind];
  return (
    <div className="page page--narrow stack stack--loose">
      <PageHeader
        way={<BackLink to={`/learn/${module.slug}`}>{module.title}</BackLink>}
        title={title}
        lede={door.kind === 'waits' ? `${opensAfterWords(door.after)} ${text}` : text}
      />
      <div className="row">
        {door.kind === 'waits' &&
          door.after.map(({ slug, title }) => (
            <ButtonLink key={slug} to={`/learn/${slug}`} next>
              {title}
            </ButtonLink>
          ))}
        <ButtonLink to={`/learn/${module.slug}`} look="secondary">
          {messages.start.toLessons}
        </ButtonLink>
      </div>
      <EarlierAttempts slug={module.slug} earlier={page.earlier} />
    </div>
  );
}
