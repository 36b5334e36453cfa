import { Form, Link } from '@remix-run/react';
import { peoplePath, peopleStates } from '#app/reporting/people-filter.ts';
import type { DrawnPeoplePage } from '#app/reporting/people-view.ts';
import { moduleState, peopleState } from '#app/reporting/people-words.ts';
import { Button } from '#app/ui/button.tsx';
import { Field, TextInput } from '#app/ui/field.tsx';
import { messages } from './messages.ts';

/** All filters stand in the address; the form only writes it. */
export function FilterForm({ page }: { page: DrawnPeoplePage }) {
  const { filter, unit } = page;
  const words = filter.module === undefined ? peopleState : moduleState;
  const states =
    filter.module === undefined ? peopleStates : peopleStates.filter((each) => each !== 'nothing-assigned');
  return (
    <Form className="filter" method="get" action="/team/people" key={JSON.stringify(filter)}>
      {unit && <input type="hidden" name="unit" value={unit.id} />}
      {filter.on && <input type="hidden" name="on" value={filter.on} />}
      <TextInput id="q" name="q" type="search" label={messages.search} defaultValue={filter.q ?? ''} maxLength={100} />
      <Field id="state" label={messages.state}>
        <select id="state" name="state" className="input" defaultValue={filter.state ?? ''}>
          <option value="">{messages.any}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {words[state].word}
            </option>
          ))}
        </select>
      </Field>
      <Field id="about" label={messages.about}>
        <select id="about" name="about" className="input" defaultValue={aboutOf(page)}>
          <option value="">{messages.everything}</option>
          <Options label={messages.courses} kind="course" of={page.courses} />
          <Options label={messages.modules} kind="module" of={page.modules} />
        </select>
      </Field>
      <Field id="sort" label={messages.sort}>
        <select id="sort" name="sort" className="input" defaultValue={filter.sort ?? 'due'}>
          <option value="due">{messages.byDate}</option>
          <option value="name">{messages.byName}</option>
        </select>
      </Field>
      {filter.never && (
        <label className="choice">
          <input className="choice__control" type="checkbox" name="never" value="1" defaultChecked />
          {messages.onlyNever}
        </label>
      )}
      {filter.stall && (
        <label className="choice">
          <input className="choice__control" type="checkbox" name="stall" value={filter.stall} defaultChecked />
          {messages.onlyStalled}
        </label>
      )}
      <Button look="secondary">{messages.show}</Button>
      <Link to={peoplePath({ unit: unit?.id })}>{messages.clear}</Link>
    </Form>
  );
}

/** One control for what are two names in the address. */
const aboutOf = ({ filter: { course, module } }: DrawnPeoplePage) =>
  module !== undefined ? `module:${module}` : course !== undefined ? `course:${course}` : '';

function Options({ label, kind, of }: { label: string; kind: string; of: { id: string; name: string }[] }) {
  return (
    <optgroup label={label}>
      {of.map(({ id, name }) => (
        <option key={id} value={`${kind}:${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
