import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { type Format, format } from './format-commands.ts';

/** The choice stands between brackets. */
function after(what: Format, marked: string): string {
  const [from, to] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const state = EditorState.create({ doc: marked.replace(/[[\]]/g, ''), selection: { anchor: from, head: to } });
  const next = state.update(format(state, what)).state;
  const { main } = next.selection;
  const text = next.doc.toString();
  return `${text.slice(0, main.from)}[${text.slice(main.from, main.to)}]${text.slice(main.to)}`;
}

test('words become bold and italic, and plain again', () => {
  expect(after('bold', 'Wash [both] hands')).toBe('Wash **[both]** hands');
  expect(after('bold', 'Wash **[both]** hands')).toBe('Wash [both] hands');
  expect(after('italic', 'Wash [] hands')).toBe('Wash *[]* hands');
});

test('lines become headings and lists, and plain again', () => {
  expect(after('heading', '[Why]')).toBe('## [Why]');
  expect(after('list', '[One\nTwo]')).toBe('- [One\n- Two]');
  expect(after('numbers', '- [One\n- Two]')).toBe('1. [One\n2. Two]');
  expect(after('numbers', '1. [One\n2. Two]')).toBe('[One\nTwo]');
});

test('a link is made of words, and its address is chosen', () => {
  expect(after('link', 'see [the rules] now')).toMatch(/^see \[the rules\]\(\[https:\/\/\]\) now$/);
});
