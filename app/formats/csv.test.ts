import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, csvRow } from './csv.ts';

/** A reader of RFC 4180 that knows nothing of the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const [char, next] = [text[at], text[at + 1]];
    if (quoted && char === '"' && next === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ',') {
      row.push(cell);
      cell = '';
    } else if (!quoted && char === '\r' && next === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      at += 1;
    } else cell += char;
  }
  return rows;
}

test('what is written is read back, whatever is in it', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a,b', '"', '\r\n', ' x ', 'é, 王', '=1+1'));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const read = readCsv(rows.map((row) => csvRow(row)).join(''));
      const plain = (text: string) => text.replace(/^'/, '');
      expect(read.map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)));
    }),
  );
});

test.each(['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '\ufeff=1', '=HYPERLINK("x")'])(
  '%j is no formula to a spreadsheet',
  (text) => {
    const [[cell = ''] = []] = readCsv(csvRow([text, 'x']));
    expect(cell).toBe(`'${text}`);
  },
);

test('numbers stay numbers, nothing is an empty cell, and ordinary text is left alone', () => {
  const cells: Cell[] = [-5, null, 'O’Neill', '2026-11-24', 'N-1042', ''];
  expect(csvRow(cells)).toBe('-5,,O’Neill,2026-11-24,N-1042,\r\n');
});
