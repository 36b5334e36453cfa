import { csvBytes } from './csv.ts';
import type { Sheet, SheetFormat } from './sheet.ts';
import { xlsxParts } from './xlsx.ts';
import { zipStream } from './zip-stream.server.ts';

/** A file to be sent as it is made. */
export interface StreamedFile {
  name: string;
  type: string;
  bytes: AsyncGenerator<Uint8Array>;
}

const types: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function sheetFile(sheet: Sheet, format: SheetFormat): StreamedFile {
  const bytes = format === 'csv' ? csvBytes(sheet) : zipStream(xlsxParts(sheet));
  return { name: `${sheet.fileName}.${format}`, type: types[format], bytes };
}
