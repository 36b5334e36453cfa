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
} as const;

/** People with their states, each name leading to the person. */
export function PeopleTable({ people, caption, unit }: { people: PeopleRowView[]; caption: string; unit: boolean }) {
  return (
    <Table caption={caption} stack>
      <thead>
        <tr>
          <th scope="col">{messages.name}</th>
          {unit && <th scope="col">{messages.unit}</th>}
          <th scope="col">{messages.role}</th>
          <th scope="col">{messages.state}</th>
          <th scope="col">{messages.date}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} unit={unit} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ person, unit }: { person: PeopleRowView; unit: boolean }) {
  const state = rowState[person.state];
  const date = dateWords({
    ...person,
    state: person.state === 'done' || person.state === 'to-do' ? 'current' : person.state,
  });
  return (
    <tr>
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
