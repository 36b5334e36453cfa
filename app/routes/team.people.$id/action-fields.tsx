import type { ReactNode } from 'react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { type Option, SelectField, TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { reasonOptions } from '#app/reporting/reason-words.ts';
import type { PersonCourse } from '#app/reporting/team-view.ts';
import { longDate } from '#app/ui/dates.ts';
import { Details } from '#app/ui/details.tsx';
import { messages } from './messages.ts';

const words = messages.actions;

export interface ActionWords {
  summary: string;
  text: string;
  button: string;
}

/** One decision: a form that is closed until it is wanted or was refused. */
export function Action({
  state,
  of,
  intent,
  children,
}: {
  state: FormState;
  of: ActionWords;
  intent: string;
  children: ReactNode;
}) {
  return (
    <Details summary={of.summary} open={state.refused}>
      <p className="measure muted">{of.text}</p>
      <AdminForm state={state} intent={intent} button={of.button} look="secondary">
        {children}
      </AdminForm>
    </Details>
  );
}

/** A course carries the date that the form shows, so that a date set meanwhile is noticed. */
export function Course({ form, courses }: { form: FormState; courses: PersonCourse[] }) {
  const options = courses.map(({ cycle, title, dueOn }): Option => {
    return { value: `${cycle}@${dueOn}`, text: words.courseDue(title, dueOn === null ? '' : longDate(dueOn)) };
  });
  return <SelectField state={form} name="course" label={words.course} options={options} />;
}

export function Day({ form, label }: { form: FormState; label: string }) {
  return <TextField state={form} name="day" type="date" label={label} width="medium" />;
}

export function Why({
  form,
  kind,
  label = words.why,
}: {
  form: FormState;
  kind: Parameters<typeof reasonOptions>[0];
  label?: string;
}) {
  return <SelectField state={form} name="why" label={label} options={reasonOptions(kind)} />;
}
