import { Link } from '@remix-run/react';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { dateWords } from './course-words.ts';
import type { PeopleRowView } from './people-view.ts';
import { rowState } from './people-words.ts';

const messages = {
  name: 'Name',
  unit: 'Unit',
  role: 'Job role',
  state: 'State',
  date: 'Date',
  talk: 'Needs a talk',
  nowhere: 'No unit',
  choose: 'Choose',
} as const;

interface PeopleTableProps {
  people: PeopleRowView[];
  caption: string;
  unit: boolean;
  /** Each person can be ticked, for the form around the table. */
  choose?: boolean;
}

/** People with their states, each name leading to the person. */
export function PeopleTable({ people, caption, unit, choose = false }: PeopleTableProps) {
  return (
    <Table caption={caption} stack>
      <thead>
        <tr>
          {choose && <th scope="col">{messages.choose}</th>}
          <th scope="col">{messages.name}</th>
          {unit && <th scope="col">{messages.unit}</th>}
          <th scope="col">{messages.role}</th>
          <th scope="col">{messages.state}</th>
          <th scope="col">{messages.date}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} unit={unit} choose={choose} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ person, unit, choose }: { person: PeopleRowView; unit: boolean; choose: boolean }) {
  const state = rowState[person.state];
  const date = dateWords({
    ...person,
    state: person.state === 'done' || person.state === 'to-do' ? 'current' : person.state,
  });
  return (
    <tr>
      {choose && (
        <td data-label={messages.choose}>
          <label className="table__choice">
            <input type="checkbox" name="person" value={person.id} />
            <span className="visually-hidden">{person.name}</span>
          </label>
        </td>
      )}
      <th scope="row">
        <Link to={`/team/people/${person.id}`}>
          <bdi>{person.name}</bdi>
        </Link>
        {person.staffNumber !== null && <span className="staff-number">{person.staffNumber}</span>}
      </th>
      {unit && <td data-label={messages.unit}>{person.unit ?? messages.nowhere}</td>}
      <td data-label={messages.role}>{person.jobRole ?? '–'}</td>
      <td data-label={messages.state}>
        <Tag state={state.tag}>{state.word}</Tag> {person.needsTalk && <Tag state="info">{messages.talk}</Tag>}
      </td>
      <td data-label={messages.date}>{date ?? '–'}</td>
    </tr>
  );
}
