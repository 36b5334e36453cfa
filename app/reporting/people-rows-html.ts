import { xmlText } from '#app/formats/xml.ts';
import { dateWords } from './course-words.ts';
import { peopleTableWords as words } from './people-table-words.ts';
import type { PeopleRowView } from './people-view.ts';
import { rowState } from './people-words.ts';

/** The rows of a table of people as markup, each name leading to the person. Every text in it is escaped. */
export function peopleRowsHtml(people: PeopleRowView[], shown: RowsShown): string {
  return people.map((person, index) => rowHtml(person, shown, index === 0)).join('');
}

interface RowsShown {
  unit: boolean;
  /** A box to tick, for the form around the table. */
  choose?: boolean;
}

/** The browser learns the person page's route from the first link: from each, it would ask for the same one again. */
function rowHtml(person: PeopleRowView, { unit, choose = false }: RowsShown, isFirst: boolean): string {
  const { staffNumber, state, needsTalk } = person;
  const { tag, word } = rowState[state];
  const date = dateWords({ ...person, state: state === 'done' || state === 'to-do' ? 'current' : state });
  const to = `/team/people/${encodeURIComponent(person.id)}`;
  const number = staffNumber === null ? '' : `<span class="staff-number">${xmlText(staffNumber)}</span>`;
  const talk = needsTalk ? tagHtml('info', words.talk) : '';
  return `<tr>${choose ? choiceHtml(person) : ''}<th scope="row"><a href="${to}"${isFirst ? ' data-discover="true"' : ''}><bdi>${xmlText(person.name)}</bdi></a>${number}</th>${
    unit ? cellHtml(words.unit, xmlText(person.unit ?? words.nowhere)) : ''
  }${cellHtml(words.role, xmlText(person.jobRole ?? words.nothing))}${cellHtml(
    words.state,
    `${tagHtml(tag, word)} ${talk}`,
  )}${cellHtml(words.date, date ?? words.nothing)}</tr>`;
}

const choiceHtml = ({ id, name }: PeopleRowView) =>
  cellHtml(
    words.choose,
    `<label class="table__choice"><input type="checkbox" name="person" value="${xmlText(id)}"><span class="visually-hidden">${xmlText(name)}</span></label>`,
  );
const cellHtml = (label: string, html: string) => `<td data-label="${label}">${html}</td>`;
const tagHtml = (tag: string, word: string) => `<span class="tag tag--${tag}">${word}</span>`;
