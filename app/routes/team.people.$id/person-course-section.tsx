import { Form } from '@remix-run/react';
import { courseState } from '#app/reporting/course-words.ts';
import type { PersonCourse, PersonModule } from '#app/reporting/team-view.ts';
import { Button } from '#app/ui/button.tsx';
import { Choices, Radio } from '#app/ui/choices.tsx';
import { longDate } from '#app/ui/dates.ts';
import { Details } from '#app/ui/details.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { TaskList } from '#app/ui/task-list.tsx';
import { messages, moduleState } from './messages.ts';

interface PersonCourseSectionProps {
  course: PersonCourse;
  mayReopen: boolean;
  operationKey: string;
}

/** A course of the person: when it is due, each module as one word, and a new attempt where a talk is needed. */
export function PersonCourseSection({ course, mayReopen, operationKey }: PersonCourseSectionProps) {
  const state = courseState[course.state];
  const stuck = course.modules.filter((module) => module.state === 'needs-talk');
  return (
    <section className="section" aria-labelledby={course.cycle}>
      <h2 className="section__heading" id={course.cycle}>
        {course.title}
      </h2>
      <div className="stack">
        <p>
          <Tag state={state.tag}>{state.word}</Tag>{' '}
          <span className="muted">{messages.due(longDate(course.dueOn))}</span>
        </p>
        <TaskList
          tasks={course.modules.map((module) => ({
            id: `${course.cycle}-${module.id}`,
            title: module.title,
            hint: messages.edition(module.track, module.version),
            ...moduleState[module.state],
          }))}
        />
        {mayReopen &&
          stuck.map((module, index) => (
            <Reopen
              key={module.id}
              cycle={course.cycle}
              module={module}
              operationKey={`${operationKey}-${course.cycle}-${index}`}
            />
          ))}
      </div>
    </section>
  );
}

function Reopen({ cycle, module, operationKey }: { cycle: string; module: PersonModule; operationKey: string }) {
  const id = `why-${cycle}-${module.id}`;
  return (
    <Details summary={messages.talkTitle(module.title)}>
      <Form method="post" className="form">
        <p className="measure">{messages.talkText}</p>
        <PersonField />
        <input type="hidden" name="key" value={operationKey} />
        <input type="hidden" name="cycle" value={cycle} />
        <input type="hidden" name="module" value={module.id} />
        <Choices id={id} legend={messages.why}>
          {Object.entries(messages.reasons).map(([value, label], index) => (
            <Radio key={value} name="why" value={value} label={label} defaultChecked={index === 0} required />
          ))}
        </Choices>
        <Button name="intent" value="reopen">
          {messages.reopen}
        </Button>
      </Form>
    </Details>
  );
}
