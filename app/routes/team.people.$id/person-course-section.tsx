import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { courseState, dateWords } from '#app/reporting/course-words.ts';
import { quizAfterWords } from '#app/reporting/quiz-words.ts';
import type { PersonCourse, PersonModule } from '#app/reporting/team-view.ts';
import { Choices, Radio } from '#app/ui/choices.tsx';
import { Details } from '#app/ui/details.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { TaskList } from '#app/ui/task-list.tsx';
import { messages, moduleState } from './messages.ts';

interface PersonCourseSectionProps {
  course: PersonCourse;
  mayReopen: boolean;
  /** By the name of a form. */
  state: (form: string) => FormState;
}

/** A course of the person: when it is due, each module as one word, and a new attempt where a talk is needed. */
export function PersonCourseSection({ course, mayReopen, state: stateOf }: PersonCourseSectionProps) {
  const state = courseState[course.state];
  const stuck = course.modules.filter((module) => module.isStuck);
  return (
    <section className="section" aria-labelledby={course.cycle}>
      <h2 className="section__heading" id={course.cycle}>
        {course.title}
      </h2>
      <div className="stack">
        <p>
          <Tag state={state.tag}>{state.word}</Tag> <span className="muted">{dateWords(course)}</span>
        </p>
        <p className="measure">{course.why}</p>
        <TaskList
          tasks={course.modules.map((module) => ({
            id: `${course.cycle}-${module.id}`,
            title: module.title,
            hint: [
              messages.version(module.track, module.version),
              ...(module.opensAfter.length > 0 ? [quizAfterWords(module.opensAfter)] : []),
            ].join(' · '),
            ...moduleState[module.state],
          }))}
        />
        {mayReopen && stuck.length > 0 && (
          <div className="reopen">
            {stuck.map((module, index) => (
              <Reopen
                key={module.id}
                cycle={course.cycle}
                module={module}
                state={stateOf(`reopen-${course.cycle.slice(-8)}-${index}`)}
              />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

interface ReopenProps {
  cycle: string;
  module: PersonModule;
  state: FormState;
}

function Reopen({ cycle, module, state }: ReopenProps) {
  return (
    <Details summary={messages.talkTitle(module.title)} open={state.refused || undefined}>
      <p className="measure">{messages.talkText}</p>
      <AdminForm
        state={state}
        intent="reopen"
        hidden={{ module: `${cycle}/${module.id}` }}
        button={messages.reopen}
        look="primary"
      >
        <Choices id={state.id('why')} legend={messages.why} error={state.error('why')}>
          {Object.entries(messages.reasons).map(([value, label]) => (
            <Radio key={value} name="why" value={value} label={label} />
          ))}
        </Choices>
      </AdminForm>
    </Details>
  );
}
