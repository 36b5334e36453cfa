import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { peopleRowsHtml } from './people-rows-html.ts';
import type { PeopleRowView } from './people-view.ts';

const person: PeopleRowView = {
  id: '019a-1',
  name: 'Ada Okafor',
  staffNumber: 'S-1',
  unit: 'Ward 1',
  jobRole: 'Nurse',
  state: 'due-soon',
  dueOn: '2026-03-31',
  overdueFrom: null,
  isExpiry: false,
  needsTalk: false,
};

/** What a strict parser reads: elements in their order, and the texts of the cells. */
function read(html: string) {
  const elements: string[] = [];
  const cells: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    elements.push(name);
    if (name === 'th' || name === 'td') cells.push('');
    for (const attribute of Object.keys(attributes))
      expect(attribute).toMatch(/^(scope|href|class|data-(label|discover))$/);
  });
  parser.on('text', (text) => cells.push((cells.pop() ?? '') + text));
  parser.write(`<tbody>${html}</tbody>`).close();
  return { elements, cells };
}

test('a row says name and number, unit, job role, state and date', () => {
  const html = peopleRowsHtml([person, { ...person, id: 'b', needsTalk: true }], { unit: true });
  const row = ['Ada OkaforS-1', 'Ward 1', 'Nurse', 'Due soon', 'Due by 31\u00a0March\u00a02026'];
  const cells = read(html).cells.map((cell) => cell.trim());
  expect(cells.slice(0, 5)).toEqual(row);
  expect(cells[8]).toBe('Due soon Needs a talk');
  expect(html.match(/href="[^"]+"/g)).toEqual(['href="/team/people/019a-1"', 'href="/team/people/b"']);
  expect(html.match(/data-discover/g)).toHaveLength(1);
});

test('what is missing is said, and a module is done or to do', () => {
  const bare = { ...person, staffNumber: null, unit: null, jobRole: null, dueOn: null, state: 'to-do' as const };
  const { cells } = read(peopleRowsHtml([bare, { ...bare, state: 'done' }], { unit: true }));
  expect(cells.map((cell) => cell.trim())).toEqual([
    ...['Ada Okafor', 'No unit', '–', 'To do', '–'],
    ...['Ada Okafor', 'No unit', '–', 'Done', '–'],
  ]);
  expect(read(peopleRowsHtml([bare], { unit: false })).cells).toHaveLength(4);
});

test('whatever a name holds, it is a text and adds no element', () => {
  const { elements } = read(peopleRowsHtml([person], { unit: true }));
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '</tbody>',
      '&lt;b&gt;',
      "' onclick='x",
    ),
  );
  fc.assert(
    fc.property(text, text, (one, two) => {
      const row = { ...person, id: two, name: one, staffNumber: two, unit: one, jobRole: two };
      const found = read(peopleRowsHtml([row], { unit: true }));
      expect(found.elements).toEqual(elements);
      expect(found.cells.slice(0, 3)).toEqual([one + two, one, two]);
    }),
  );
});
