import type { LapsedCourse, ModuleLink } from '#app/reporting/learner-view.ts';
import { longDate } from '#app/ui/dates.ts';
import { Tag } from '#app/ui/tag.tsx';
import { type Task, TaskList } from '#app/ui/task-list.tsx';
import { messages } from './messages.ts';

/** A course whose time has run out: since when, what follows, and its modules to read again. */
export function LapsedSection({ course }: { course: LapsedCourse }) {
  const heading = `lapsed-${course.cycle}`;
  return (
    <section className="section" aria-labelledby={heading}>
      <h2 className="section__heading" id={heading}>
        {course.title}
      </h2>
      <div className="stack">
        <p>
          <Tag state="late">{messages.lapsedWord}</Tag>{' '}
          <span className="muted">{messages.lapsed(longDate(course.validUntil))}</span>
        </p>
        <p className="measure">{messages.lapsedText}</p>
        <TaskList tasks={course.modules.map((module) => lapsedTask(heading, module))} />
      </div>
    </section>
  );
}

/** What is behind the person; where nothing else is on the page, it says so. */
export function FinishedSection({ modules, nothingDue }: { modules: ModuleLink[]; nothingDue: boolean }) {
  return (
    <section className="section" aria-labelledby="finished">
      <h2 className="section__heading" id="finished">
        {nothingDue ? messages.nothingDue : messages.finished}
      </h2>
      <div className="stack">
        <p className="measure">{nothingDue ? messages.nothingDueText : messages.finishedText}</p>
        <TaskList tasks={modules.map(finishedTask)} />
      </div>
    </section>
  );
}

function lapsedTask(heading: string, module: ModuleLink): Task {
  const word = module.slug === null ? messages.revised : messages.readAgain;
  return { ...linkTask(heading, module), state: 'off', word };
}

function finishedTask(module: ModuleLink): Task {
  return { ...linkTask('finished', module), state: 'done', word: messages.finishedWord };
}

function linkTask(section: string, { id, slug, title, track }: ModuleLink) {
  const to = slug === null ? undefined : `/learn/${slug}`;
  return { id: `${section}-${id}`, title, to, hint: messages.track[track] };
}
