import readWorkbookFile from 'read-excel-file/node';
import type { SheetFormat } from '#app/formats/sheet.ts';

/** A reader of RFC 4180 that knows nothing of the writer. */
export function readCsv(text: string): string[][] {
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

/** The sheets of a workbook as a reader that is not ours understands them; dates as `YYYY-MM-DD`, an empty cell as null. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ sheet: string; rows: (string | number | null)[][] }[]> {
  const sheets = await readWorkbookFile(Buffer.from(bytes), { trim: false });
  const plain = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);
  return sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(plain)) as never }));
}

/** What a stream sends, whole. */
export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The rows of a list as a file of one sheet has them, without its head; an empty cell is null. */
export async function readSheet(format: SheetFormat, bytes: Uint8Array): Promise<(string | null)[][]> {
  if (format === 'csv') {
    const rows = readCsv(new TextDecoder('utf-8').decode(bytes));
    return rows.slice(1).map((row) => row.map((cell) => (cell === '' ? null : cell.replace(/^'(?=[=+\-@])/, ''))));
  }
  const [sheet] = await readWorkbook(bytes);
  return (sheet?.rows ?? []).slice(1).map((row) => row.map((cell) => (cell === null ? null : String(cell))));
}
