import { Form } from '@remix-run/react';
import { courseState, dateWords } from '#app/reporting/course-words.ts';
import type { PersonCourse, PersonModule } from '#app/reporting/team-view.ts';
import { Button } from '#app/ui/button.tsx';
import { Choices, Radio } from '#app/ui/choices.tsx';
import { Details } from '#app/ui/details.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { TaskList } from '#app/ui/task-list.tsx';
import { messages, moduleState } from './messages.ts';

interface PersonCourseSectionProps {
  course: PersonCourse;
  mayReopen: boolean;
  operationKey: string;
  /** The module whose form came without a reason. */
  unchosen: string | null;
}

/** A course of the person: when it is due, each module as one word, and a new attempt where a talk is needed. */
export function PersonCourseSection({ course, mayReopen, operationKey, unchosen }: PersonCourseSectionProps) {
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
            hint: messages.version(module.track, module.version),
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
                operationKey={`${operationKey}-${course.cycle}-${index}`}
                isUnchosen={module.id === unchosen}
              />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

/** Where the error summary leads. */
export const reasonId = (cycle: string, module: string) => `why-${cycle}-${module}`;

interface ReopenProps {
  cycle: string;
  module: PersonModule;
  operationKey: string;
  isUnchosen: boolean;
}

function Reopen({ cycle, module, operationKey, isUnchosen }: ReopenProps) {
  return (
    <Details summary={messages.talkTitle(module.title)} open={isUnchosen || undefined}>
      <Form method="post" action="." className="form" noValidate>
        <p className="measure">{messages.talkText}</p>
        <PersonField />
        <input type="hidden" name="key" value={operationKey} />
        <input type="hidden" name="cycle" value={cycle} />
        <input type="hidden" name="module" value={module.id} />
        <Choices
          id={reasonId(cycle, module.id)}
          legend={messages.why}
          error={isUnchosen ? messages.whyMissing : undefined}
        >
          {Object.entries(messages.reasons).map(([value, label]) => (
            <Radio key={value} name="why" value={value} label={label} required />
          ))}
        </Choices>
        <Button name="intent" value="reopen">
          {messages.reopen}
        </Button>
      </Form>
    </Details>
  );
}
