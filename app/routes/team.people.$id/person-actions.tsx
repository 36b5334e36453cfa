import { AdminForm } from '#app/administration/admin-form.tsx';
import { SelectField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { PersonCourse, PersonPage } from '#app/reporting/team-view.ts';
import { longDate } from '#app/ui/dates.ts';
import { TextArea } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { Action, type ActionWords, Course, Day, Why } from './action-fields.tsx';
import { messages } from './messages.ts';

interface PartProps {
  page: PersonPage;
  /** By the name of a form. */
  state: (form: string) => FormState;
}

const words = messages.actions;

/** What the viewer may decide about the person: one form for each, closed until it is wanted or was refused. */
export function PersonActions({ page, state }: PartProps) {
  const { mayDecide, reminder, courses } = page;
  if (!mayDecide && !reminder) return null;
  const waived = courses.filter((course) => course.waivedUntil !== null);
  return (
    <Section id="actions" title={words.title}>
      {reminder && <Remind page={page} state={state} />}
      {mayDecide && (
        <div className="actions">
          {page.assignable.length > 0 && <Assign page={page} state={state} />}
          {courses.length > 0 && (
            <>
              <Dated name="due" of={words.due} kind="due" page={page} state={state} />
              <Dated name="waive" of={words.waive} kind="waiver" page={page} state={state} />
              {waived.length > 0 && <OnCourse name="end-waiver" of={words.endWaiver} courses={waived} state={state} />}
              <Prior page={page} state={state} />
              <OnCourse name="cancel" of={words.cancel} courses={courses} state={state} />
            </>
          )}
        </div>
      )}
    </Section>
  );
}

function Remind({ page: { reminder }, state }: PartProps) {
  const form = state('remind');
  const problem = reminder?.problem;
  if (problem) {
    const on = problem.kind === 'told' ? longDate(problem.on) : '';
    return <p className="measure">{words.noReminder[problem.kind](on)}</p>;
  }
  return <AdminForm state={form} intent="remind" button={words.remind} look="secondary" />;
}

function Assign({ page: { assignable }, state }: PartProps) {
  const form = state('assign');
  const options = assignable.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Action state={form} of={words.assign} intent="assign">
      <SelectField state={form} name="curriculum" label={words.course} options={options} />
      <Day form={form} label={words.dueBy} />
    </Action>
  );
}

type DatedWords = ActionWords & { day: string };

function Dated({ name, of, kind, page, state }: PartProps & { name: string; of: DatedWords; kind: 'due' | 'waiver' }) {
  const form = state(name);
  return (
    <Action state={form} of={of} intent={name}>
      <Course form={form} courses={page.courses} />
      <Day form={form} label={of.day} />
      <Why form={form} kind={kind} />
    </Action>
  );
}

interface OnCourseProps {
  name: string;
  of: ActionWords;
  courses: PersonCourse[];
  state: PartProps['state'];
}

function OnCourse({ name, of, courses, state }: OnCourseProps) {
  const form = state(name);
  return (
    <Action state={form} of={of} intent={name}>
      <Course form={form} courses={courses} />
    </Action>
  );
}

function Prior({ page: { courses }, state }: PartProps) {
  const form = state('prior');
  const options = courses.flatMap(({ cycle, title, modules }) =>
    modules
      .filter((module) => module.state !== 'done')
      .map((module) => ({ value: `${cycle}/${module.id}`, text: words.moduleOf(module.title, title) })),
  );
  return (
    <Action state={form} of={words.prior} intent="prior">
      <SelectField state={form} name="module" label={words.module} options={options} />
      <Why form={form} kind="prior" label={words.evidenceKind} />
      <TextArea
        id={form.id('evidence')}
        name="evidence"
        label={words.evidence}
        hint={words.evidenceHint}
        error={form.error('evidence')}
        defaultValue={form.value('evidence')}
        maxLength={2000}
      />
    </Action>
  );
}
