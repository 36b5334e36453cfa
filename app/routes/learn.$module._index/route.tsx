import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { dateWords } from '#app/reporting/course-words.ts';
import { getModulePage } from '#app/reporting/get-module-page.server.ts';
import type { ModulePage } from '#app/reporting/learner-view.ts';
import { opensAfterWords } from '#app/reporting/quiz-words.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { type Task, TaskList } from '#app/ui/task-list.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { lessonState, messages } from './messages.ts';
import { quizTask } from './quiz-task.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { db, deps } = getRuntime();
  const page = await getModulePage(db, deps, actor.personId, params.module ?? '');
  if ('movedTo' in page) throw redirect(`/learn/${page.movedTo}`, 301);
  return page;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Module'} · Acumen` }];

export default function ModuleRoute() {
  const page = useLoaderData<typeof loader>();
  const needed = page.lessons.filter((lesson) => lesson.needed);
  const kept = page.lessons.filter((lesson) => lesson.kept);
  const more = page.lessons.filter((lesson) => !lesson.needed && !lesson.kept);
  return (
    <div className="page">
      <PageHeader title={page.title} way={<BackLink to="/learn">{messages.back}</BackLink>} meta={metaFacts(page)} />
      <section className="section" aria-labelledby="lessons">
        <h2 className="section__heading" id="lessons">
          {messages.lessons}
        </h2>
        <div className="stack">
          {page.lessons.some((lesson) => lesson.again) && <p className="measure">{messages.againWhy}</p>}
          <TaskList tasks={[...lessonTasks(page, needed), quizTask(page)]} />
          <GoOn page={page} />
        </div>
      </section>
      <section className="section" aria-labelledby="outcomes">
        <h2 className="section__heading" id="outcomes">
          {messages.outcomes}
        </h2>
        <ul className="list measure">
          {page.outcomes.map((outcome) => (
            <li key={outcome.id}>{outcome.text}</li>
          ))}
        </ul>
      </section>
      <OtherLessons id="kept" title={messages.kept} why={messages.keptWhy} tasks={lessonTasks(page, kept)} />
      <OtherLessons id="more" title={messages.more} why={messages.moreWhy} tasks={lessonTasks(page, more)} />
    </div>
  );
}

function OtherLessons({ id, title, why, tasks }: { id: string; title: string; why: string; tasks: Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <section className="section" aria-labelledby={id}>
      <h2 className="section__heading" id={id}>
        {title}
      </h2>
      <div className="stack">
        <p className="muted measure">{why}</p>
        <TaskList tasks={tasks} />
      </div>
    </section>
  );
}

/** The one button of the page: the next lesson, then the quiz. */
function GoOn({ page }: { page: ModulePage }) {
  const next = page.lessons.find((lesson) => lesson.next);
  if (next?.again) {
    return (
      <div className="row">
        <ButtonLink to={`/learn/${page.slug}/${next.id}`} large next>
          {messages.readAgain}
        </ButtonLink>
        <ButtonLink to={`/learn/${page.slug}/quiz`} look="secondary" large>
          {messages.openQuiz}
        </ButtonLink>
      </div>
    );
  }
  if (next) {
    const begun = page.lessons.some((lesson) => lesson.needed && lesson.state !== 'open');
    return (
      <div className="row">
        <ButtonLink to={`/learn/${page.slug}/${next.id}`} large next>
          {begun ? messages.goOn : messages.start}
        </ButtonLink>
      </div>
    );
  }
  if (page.quiz.kind === 'passed' || page.quiz.kind === 'not-offered') return null;
  if (page.quiz.kind === 'waits') return <p className="measure">{opensAfterWords(page.quiz.after)}</p>;
  return (
    <div className="row">
      <ButtonLink to={`/learn/${page.slug}/quiz`} large next>
        {messages.openQuiz}
      </ButtonLink>
    </div>
  );
}

function metaFacts(page: ModulePage) {
  return [
    messages.track[page.track],
    page.minutesLeft < page.minutes ? messages.left(page.minutesLeft) : messages.about(page.minutes),
    ...page.due.flatMap((due) => {
      const date = dateWords(due);
      return date === null ? [] : [page.due.length > 1 ? messages.dueFor(date, due.title, due.track) : date];
    }),
    messages.version(page.version),
  ];
}

function lessonTasks(page: ModulePage, lessons: ModulePage['lessons']): Task[] {
  return lessons.map((lesson) => ({
    id: lesson.id,
    title: lesson.title,
    to: `/learn/${page.slug}/${lesson.id}`,
    hint: messages.minutes(lesson.minutes),
    next: lesson.next,
    ...(lesson.again ? { state: 'soon', word: messages.again } : lessonState[lesson.state]),
  }));
}
