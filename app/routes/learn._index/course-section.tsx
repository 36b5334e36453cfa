import { courseState, dateWords } from '#app/reporting/course-words.ts';
import type { Course } from '#app/reporting/learner-view.ts';
import { quizAfterWords } from '#app/reporting/quiz-words.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Progress } from '#app/ui/progress.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { TaskList } from '#app/ui/task-list.tsx';
import { courseKind, courseWhy, messages, moduleState } from './messages.ts';

/** One course that is asked of the person: when it is due and how its modules stand. */
export function CourseSection({ course, nextModule }: { course: Course; nextModule: string | null }) {
  const state = course.state === 'current' ? messages.onTheWay : courseState[course.state];
  const why = courseWhy(course);
  const heading = `course-${course.cycle}`;
  const tasks = course.modules.map((module) => ({
    id: `${heading}-${module.id}`,
    title: module.title,
    to: `/learn/${module.slug}`,
    hint: [
      messages.track[module.track],
      module.lessonsNeeded === 0 ? messages.quizAlone : messages.lessons(module.lessonsDone, module.lessonsNeeded),
      module.met ? null : messages.minutesLeft(module.minutesLeft),
      module.quiz.kind === 'waits' ? quizAfterWords(module.quiz.after.map(({ title }) => title)) : null,
    ]
      .filter(Boolean)
      .join(' · '),
    next: module.title === nextModule && !module.met,
    ...moduleState(module),
  }));
  const done = course.modules.reduce((sum, module) => sum + module.lessonsDone, 0);
  const needed = course.modules.reduce((sum, module) => sum + module.lessonsNeeded, 0);
  return (
    <section className="section" aria-labelledby={heading}>
      <h2 className="section__heading" id={heading}>
        {course.title}
      </h2>
      <div className="stack">
        <p>
          <Tag state={state.tag}>{state.word}</Tag>{' '}
          <span className="muted">
            {courseKind[course.kind] ? `${courseKind[course.kind]} · ` : ''}
            {dateWords(course)}
          </span>
        </p>
        {why && <p className="measure">{why}</p>}
        {course.pointsMissing !== null && <Notice tone="warn" title={messages.pointsMissing(course.pointsMissing)} />}
        {needed > 0 && <Progress value={done} max={needed} words={messages.lessons(done, needed)} />}
        <TaskList tasks={tasks} />
      </div>
    </section>
  );
}
