import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { longDate } from '#app/ui/dates.ts';
import { makeSnapshotModule } from '#tests/factories/certificates.ts';
import { ModuleTable } from './module-table.tsx';

const cellsOf = (html: string) =>
  [...html.matchAll(/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/g)].map(([, inside = '']) => inside.replace(/<[^>]+>/g, '|'));

test('the table has what the paper has: version and fingerprint in one form, track, how, minutes, day', () => {
  const html = renderToStaticMarkup(<ModuleTable modules={[makeSnapshotModule()]} />);
  expect(cellsOf(html)).toEqual([
    ...['Module', 'Track', 'How', 'Minutes', 'Completed'],
    'Patient data and privacy|Version 3, fingerprint 9f3a b7c2 e1d4|',
    ...['Foundation', 'Taught', '33', longDate('2026-02-18')],
  ]);
});

test('what was brought up to date later stands beside it, and its minutes are counted', () => {
  const delta = { version: 5, fingerprint: '77aa'.repeat(16), minutes: 6, on: '2026-09-28' };
  const cells = cellsOf(renderToStaticMarkup(<ModuleTable modules={[makeSnapshotModule({ delta })]} />));
  expect(cells[5]).toContain('|Then version 5, fingerprint 77aa 77aa 77aa|');
  expect(cells.slice(8)).toEqual(['39', `${longDate('2026-02-18')}, |${longDate('2026-09-28')}`]);
});
