import { Choices, Radio } from '#app/ui/choices.tsx';
import { type Option, SelectField, TextField } from './fields.tsx';
import type { FormState } from './form-state.ts';
import { messages } from './messages.ts';

const words = messages.rule;

interface RuleFieldsProps {
  state: FormState;
  curricula: Option[];
  jobRoles: Option[];
  units: Option[];
  tools: Option[];
  today: string;
}

/** Each choice with the field that belongs to it: what stands in the fields of other choices is not looked at. */
export function RuleFields({ state, curricula, jobRoles, units, tools, today }: RuleFieldsProps) {
  const select = (name: string, label: string, options: Option[]) => (
    <div className="choice-field">
      <SelectField state={state} name={name} label={label} options={options} />
    </div>
  );
  const radio = (name: 'who' | 'due', value: string, label: string) => (
    <Radio name={name} value={value} label={label} defaultChecked={state.value(name) === value} />
  );
  return (
    <>
      <SelectField state={state} name="curriculum" label={words.curriculum} options={curricula} />
      <Choices id={state.id('who')} legend={words.who} error={state.error('who')}>
        {radio('who', 'everyone', words.everyone)}
        {radio('who', 'job-role', words.jobRole)}
        {select('jobRole', words.jobRoleName, jobRoles)}
        {radio('who', 'unit', words.unit)}
        {select('unit', words.unitName, units)}
        {radio('who', 'tool', words.tool)}
        {select('tool', words.toolName, tools)}
        {radio('who', 'person', words.person)}
        <div className="choice-field">
          <TextField state={state} name="person" label={words.staffNumber} maxLength={40} width="medium" />
        </div>
      </Choices>
      <Choices id={state.id('due')} legend={words.due} error={state.error('due')}>
        {radio('due', 'days', words.dueDays)}
        <div className="choice-field">
          <TextField state={state} name="days" label={words.days} hint={words.daysHint} maxLength={4} width="short" />
        </div>
        {radio('due', 'date', words.dueDate)}
        <div className="choice-field">
          <TextField state={state} name="dueOn" type="date" label={words.dueOn} width="medium" />
        </div>
      </Choices>
      <TextField
        state={state}
        name="graceDays"
        label={words.graceDays}
        hint={words.graceHint}
        initial="14"
        maxLength={3}
        width="short"
      />
      <TextField
        state={state}
        name="fromOn"
        type="date"
        label={words.fromOn}
        hint={words.fromHint}
        initial={today}
        width="medium"
      />
    </>
  );
}
