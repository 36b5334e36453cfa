import type { ChangeSpec, EditorState, TransactionSpec } from '@codemirror/state';
import { EditorSelection } from '@codemirror/state';

export type Format = 'bold' | 'italic' | 'heading' | 'list' | 'numbers' | 'link';

/** What a button of the toolbar does to the text; done again, it takes the signs away. */
export function format(state: EditorState, what: Format): TransactionSpec {
  switch (what) {
    case 'bold':
      return wrap(state, '**');
    case 'italic':
      return wrap(state, '*');
    case 'link':
      return link(state);
    case 'heading':
      return lines(state, /^#{1,6} /, () => '## ');
    case 'list':
      return lines(state, /^- /, () => '- ');
    case 'numbers':
      return lines(state, /^\d+\. /, (index) => `${index + 1}. `);
  }
}

function wrap(state: EditorState, sign: string): TransactionSpec {
  return state.changeByRange(({ from, to }) => {
    const size = sign.length;
    const around = state.sliceDoc(from - size, from) === sign && state.sliceDoc(to, to + size) === sign;
    if (around) {
      const changes: ChangeSpec = [
        { from: from - size, to: from },
        { from: to, to: to + size },
      ];
      return { changes, range: EditorSelection.range(from - size, to - size) };
    }
    const changes: ChangeSpec = [
      { from, insert: sign },
      { from: to, insert: sign },
    ];
    return { changes, range: EditorSelection.range(from + size, to + size) };
  });
}

const address = 'https://';

/** The text chosen becomes the words of the link, and its address is chosen for typing. */
function link(state: EditorState): TransactionSpec {
  return state.changeByRange(({ from, to }) => {
    const before = `[${state.sliceDoc(from, to)}](`;
    const start = from + before.length;
    const range = from === to ? EditorSelection.cursor(from + 1) : EditorSelection.range(start, start + address.length);
    return { changes: { from, to, insert: `${before}${address})` }, range };
  });
}

function lines(state: EditorState, sign: RegExp, make: (index: number) => string): TransactionSpec {
  const { from, to } = state.selection.main;
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number];
  const chosen = Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index));
  const all = chosen.every(({ text }) => sign.test(text));
  const changes = chosen.map((line, index) => {
    const old = /^(#{1,6} |- |\d+\. )/.exec(line.text)?.[0] ?? '';
    return { from: line.from, to: line.from + old.length, insert: all ? '' : make(index) };
  });
  return { changes };
}
