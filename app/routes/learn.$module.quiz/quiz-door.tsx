import type { QuizPage } from '#app/reporting/quiz-view.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { EarlierAttempts } from './earlier-attempts.tsx';
import { messages } from './messages.ts';

type DoorPage = Extract<QuizPage, { phase: 'closed-door' }>;

/** No attempt can be started: why, and what helps. */
export function QuizDoor({ page }: { page: DoorPage }) {
  const { module } = page;
  const talk = page.why === 'talk';
  return (
    <div className="page page--narrow stack stack--loose">
      <PageHeader
        way={<BackLink to={`/learn/${module.slug}`}>{module.title}</BackLink>}
        title={talk ? messages.door.talk : messages.door.notOffered}
        lede={talk ? messages.door.talkText : messages.door.notOfferedText}
      />
      <div className="row">
        <ButtonLink to={`/learn/${module.slug}`} look="secondary">
          {messages.start.toLessons}
        </ButtonLink>
      </div>
      <EarlierAttempts slug={module.slug} earlier={page.earlier} />
    </div>
  );
}
