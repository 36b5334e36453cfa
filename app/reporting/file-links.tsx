const messages = {
  csv: 'Download the whole list (CSV)',
  xlsx: 'Download it as an Excel workbook (XLSX)',
} as const;

/** The list of a page as files; `to` gives the address of a format. */
export function FileLinks({ to }: { to: (format: keyof typeof messages) => string }) {
  return (
    <p className="pages screen-only">
      <a href={to('csv')}>{messages.csv}</a>
      <a href={to('xlsx')}>{messages.xlsx}</a>
    </p>
  );
}
