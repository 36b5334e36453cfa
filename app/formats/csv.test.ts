import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '#tests/setup/read-files.ts';
import { csvRow } from './csv.ts';
import type { Cell } from './sheet.ts';

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
