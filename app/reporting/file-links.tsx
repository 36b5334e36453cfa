import { Link } from '@remix-run/react';
import type { SheetFormat } from '#app/formats/sheet.ts';

const messages = {
  csv: 'Download the whole list (CSV)',
  xlsx: 'Download it as an Excel workbook (XLSX)',
  save: 'Saved exports',
  tokens: 'Let a program read it',
} as const;

/** The list of a page as files; `to` gives the address of a format, `save` the page that keeps it for other times. */
export function FileLinks({ to, save }: { to: (format: SheetFormat) => string; save?: string }) {
  return (
    <p className="pages screen-only">
      <a href={to('csv')}>{messages.csv}</a>
      <a href={to('xlsx')}>{messages.xlsx}</a>
      {save !== undefined && <Link to={save}>{messages.save}</Link>}
      <Link to="/team/tokens">{messages.tokens}</Link>
    </p>
  );
}
