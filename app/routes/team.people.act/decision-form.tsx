import { AdminForm } from '#app/administration/admin-form.tsx';
import { SelectField, TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { ReasonKind } from '#app/events/reasons.ts';
import { reasonOptions } from '#app/reporting/reason-words.ts';
import type { ActPage } from '#app/team/action-view.ts';
import { TextArea } from '#app/ui/field.tsx';
import { messages } from './messages.ts';

const reasonKind: Partial<Record<ActPage['kind'], ReasonKind>> = {
  due: 'due',
  waive: 'waiver',
  prior: 'prior',
  reopen: 'reopen',
};

/** What has to be said for a kind of decision, and the button to its dry run. */
export function DecisionForm({ page: { kind, courses, modules }, state }: { page: ActPage; state: FormState }) {
  const ofModule = kind === 'prior' || kind === 'reopen';
  const options = courses.map(({ id, name }) => ({ value: id, text: name }));
  const day = kind === 'assign' || kind === 'due' || kind === 'waive' ? messages.day[kind] : null;
  const why = reasonKind[kind];
  return (
    <div className="measure">
      <AdminForm state={state} intent="plan" button={messages.look}>
        {ofModule && <SelectField state={state} name="module" label={messages.module} options={modules} />}
        {!ofModule && kind !== 'remind' && (
          <SelectField state={state} name="course" label={messages.course} options={options} />
        )}
        {day !== null && <TextField state={state} name="day" type="date" label={day} width="medium" />}
        {why && (
          <SelectField
            state={state}
            name="why"
            label={kind === 'prior' ? messages.evidenceKind : messages.why}
            options={reasonOptions(why)}
          />
        )}
        {kind === 'prior' && (
          <TextArea
            id={state.id('evidence')}
            name="evidence"
            label={messages.evidence}
            hint={messages.evidenceHint}
            error={state.error('evidence')}
            defaultValue={state.value('evidence')}
            maxLength={2000}
          />
        )}
        <p className="muted">{messages.lookText}</p>
      </AdminForm>
    </div>
  );
}
