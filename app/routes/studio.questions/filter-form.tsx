import { Form, Link } from '@remix-run/react';
import { messages as words } from '#app/authoring/questions/messages.ts';
import type { QuestionFilter } from '#app/authoring/questions/question-filter.ts';
import { questionTypes } from '#app/authoring/questions/question-form.ts';
import { Button } from '#app/ui/button.tsx';
import { Field, TextInput } from '#app/ui/field.tsx';
import { messages } from './messages.ts';

interface FilterFormProps {
  filter: QuestionFilter;
  modules: { id: string; title: string }[];
  outcomes: { id: string; text: string }[];
  mayAnalyse: boolean;
}

/** All filters stand in the address; the form only writes it. */
export function FilterForm({ filter, modules, outcomes, mayAnalyse }: FilterFormProps) {
  const types = questionTypes.map((type) => ({ value: type, text: words.types[type] }));
  return (
    <Form className="studio-filter" method="get" action="/studio/questions" key={JSON.stringify(filter)}>
      <TextInput
        id="q"
        name="q"
        type="search"
        label={messages.q}
        hint={messages.qHint}
        defaultValue={filter.q ?? ''}
        maxLength={100}
      />
      <Choice
        name="module"
        label={messages.module}
        value={filter.module}
        options={modules.map(({ id, title }) => ({ value: id, text: title }))}
      />
      <Choice name="type" label={messages.type} value={filter.type} options={types} />
      <Choice
        name="outcome"
        label={messages.outcome}
        value={filter.outcome}
        options={outcomes.map(({ id, text }) => ({ value: id, text: `${id}: ${text}` }))}
      />
      <Tick name="remarks" label={messages.remarks} checked={filter.remarks !== undefined} />
      {mayAnalyse && <Tick name="signs" label={messages.signs} checked={filter.signs !== undefined} />}
      <Button look="secondary">{messages.show}</Button>
      <Link to="/studio/questions">{messages.clear}</Link>
    </Form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string | undefined;
  options: { value: string; text: string }[];
}

function Choice({ name, label, value = '', options }: ChoiceProps) {
  return (
    <Field id={name} label={label}>
      <select id={name} name={name} className="input" defaultValue={value}>
        <option value="">{messages.any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Tick({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label className="choice">
      <input className="choice__control" type="checkbox" name={name} value="1" defaultChecked={checked} />
      {label}
    </label>
  );
}
