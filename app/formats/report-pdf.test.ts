import { expect, test } from 'vitest';
import { ReadPdf } from '#tests/setup/read-pdf.ts';
import type { Report } from './report.ts';
import { makeReportPdf } from './report-pdf.server.ts';

const rows = Array.from({ length: 120 }, (_, n) => [`Person ${n}`, 'Ward 4', String(n)]);
const report: Report = {
  title: 'A report',
  runningHead: 'Riverside Hospital',
  author: 'Riverside Hospital',
  subject: 'Ward 4',
  lang: 'en',
  madeAt: '2026-03-02T09:00:00.000Z',
  parts: [
    { kind: 'facts', rows: [['Scope', 'Ward 4']] },
    { kind: 'heading', level: 2, text: 'People' },
    { kind: 'text', text: 'All of them. '.repeat(60) },
    {
      kind: 'table',
      caption: 'Everybody',
      columns: [
        { text: 'Name', share: 0.5 },
        { text: 'Unit', share: 0.3 },
        { text: 'Number', share: 0.2, end: true },
      ],
      rows,
    },
    { kind: 'heading', level: 3, text: 'Limits' },
    { kind: 'list', items: ['One.', 'Two.'] },
  ],
};

interface Node {
  type: string;
  children: Node[];
}

const flat = (nodes: Node[]): Node[] => nodes.flatMap((node) => [node, ...flat(node.children)]);

test('a table over several pages is one table, whose head is said once', async () => {
  const pdf = new ReadPdf(await makeReportPdf(report));
  expect(pdf.pages().length).toBeGreaterThan(2);
  const nodes = flat(pdf.structure() as Node[]);
  const count = (type: string) => nodes.filter((node) => node.type === type).length;
  expect([count('H1'), count('H2'), count('H3'), count('Caption'), count('THead'), count('L'), count('LI')]).toEqual([
    1, 1, 1, 1, 1, 1, 2,
  ]);
  expect(count('TH')).toBe(1 + 3 + rows.length);
  expect(count('TR')).toBe(1 + 1 + rows.length);
});

test('everything painted is in the structure tree or an artifact, on every page', async () => {
  const pdf = new ReadPdf(await makeReportPdf(report));
  for (const page of pdf.pages()) expect(pdf.unmarked(page)).toEqual([]);
});

test('the same report gives the same bytes', async () => {
  expect(await makeReportPdf(report)).toEqual(await makeReportPdf(report));
});
