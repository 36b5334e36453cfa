import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { bytesOf, readWorkbook } from '#tests/setup/read-files.ts';
import type { Cell, Column, Sheet } from './sheet.ts';
import { sheetFile } from './sheet-file.server.ts';
import { xlsxParts } from './xlsx.ts';
import { zipStream } from './zip-stream.server.ts';

const columns: Column[] = [
  { title: 'Name', kind: 'text', width: 30 },
  { title: 'Due', kind: 'date', width: 13 },
  { title: 'N', kind: 'text', width: 8 },
];

function sheetOf(...pages: Cell[][][]): Sheet {
  async function* rows() {
    yield* pages;
  }
  return { title: 'People', fileName: 'people', on: '2026-03-01', columns, rows: rows() };
}

const workbook = (sheet: Sheet) => bytesOf(sheetFile(sheet, 'xlsx').bytes);

/** The parts as text, each read by a strict parser. */
function partsOf(bytes: Uint8Array): Record<string, string> {
  const texts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]);
  for (const [, text = ''] of texts) new SaxesParser({ xmlns: true }).write(text).close();
  return Object.fromEntries(texts);
}

test('another reader finds the same cells: texts, dates, numbers, nothing', async () => {
  const rows: Cell[][] = [
    ['Okafor, Ada', '2026-03-31', 12],
    [' “O’Neill” <b> & "c" ', null, -5],
    ['王 é 😀', '2024-02-29', null],
    ['no date', 'soon', 0],
  ];
  const [sheet, ...others] = await readWorkbook(await workbook(sheetOf(rows.slice(0, 3), [], rows.slice(3))));
  expect(sheet).toEqual({ sheet: 'People', rows: [['Name', 'Due', 'N'], ...rows] });
  expect(others).toEqual([]);
});

test('whatever a name holds is a text: no formula, no markup, nothing that XML cannot hold', async () => {
  const nasty = [
    '=1+1',
    '+1',
    '@SUM(A1)',
    '=HYPERLINK("https://evil.example")',
    ']]>',
    '<c t="str"><f>1</f></c>',
    '_x0041_',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...nasty, '\u0000\u0001\ufffe\ud800', 'a\r\n\tb'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (names) => {
      const bytes = await workbook(sheetOf(names.map((name) => [name, null, 1])));
      const xml = partsOf(bytes)['xl/worksheets/sheet1.xml'] ?? '';
      expect(xml).not.toMatch(/<f\b/);
      expect(xml.match(/t="inlineStr"/g)?.length).toBe(columns.length + names.filter((name) => name !== '').length);
      const [sheet] = await readWorkbook(bytes);
      const whole = names.map((name) => name.replace(/\p{Surrogate}/gu, '\ufffd') || null);
      expect(sheet?.rows.slice(1).map(([name]) => name)).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test('a date is a number with a date’s look; the head is bold and stays in sight; the list can be filtered', async () => {
  const parts = partsOf(await workbook({ ...sheetOf([['Ada', '2026-03-31', 1]]), dateFormat: 'dd/mm/yyyy' }));
  const xml = parts['xl/worksheets/sheet1.xml'] ?? '';
  expect(xml).toContain('<c r="B2" s="2"><v>46112</v></c>');
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(xml).toContain('<c r="A1" s="1" t="inlineStr">');
  expect(xml).toContain('<autoFilter ref="A1:C2"/>');
  expect(xml).toContain('<col min="1" max="1" width="30" customWidth="1"/>');
  expect(parts['xl/styles.xml']).toContain('formatCode="dd\\/mm\\/yyyy"');
});

test('rows beyond what one worksheet holds go to the next, under a head of their own', async () => {
  const rows = Array.from({ length: 7 }, (_, n): Cell[] => [`P${n}`, null, null]);
  const read = async (count: number, most: number) =>
    readWorkbook(await bytesOf(zipStream(xlsxParts(sheetOf(rows.slice(0, count)), most))));
  const sheets = await read(7, 4);
  expect(sheets.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
    ['People', 4],
    ['People 2', 4],
    ['People 3', 2],
  ]);
  expect(sheets.flatMap(({ rows }) => rows.slice(1).map(([name]) => name))).toEqual(rows.map(([name]) => name));
  expect((await read(6, 4)).length).toBe(2);
  expect((await read(0, 4)).map(({ rows }) => rows)).toEqual([[['Name', 'Due', 'N']]]);
});
