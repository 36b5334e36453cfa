import type { Cell, Column, DateFormat, Sheet } from './sheet.ts';
import { xmlText } from './xml.ts';
import type { ZipEntry } from './zip-stream.server.ts';

/** Of one worksheet, its head included: the most that Excel opens. */
export const mostRows = 1_048_576;
/** Characters of one cell: the same. */
const longestText = 32_767;
/** Written in one go, so that nobody else's request waits. */
const rowsAtOnce = 200;

const styles = { plain: 0, head: 1, date: 2 } as const;
const encoder = new TextEncoder();
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';

/**
 * The parts of a workbook (ECMA-376), made while they are taken, so that a million rows need no more memory than a page of
 * them. Every text is an inline string: no cell holds a formula, whatever it begins with. Rows beyond what one worksheet
 * holds go to a next one; the parts that name the worksheets come last.
 */
export async function* xlsxParts(sheet: Sheet, most = mostRows): AsyncGenerator<ZipEntry> {
  const rows = new RowSource(sheet.rows);
  const part = (name: string, bytes: AsyncIterable<Uint8Array>): ZipEntry => ({ name, date: sheet.on, bytes });
  const text = (name: string, xml: string) => part(name, once(declaration + xml));
  try {
    let count = 0;
    do {
      count += 1;
      yield part(`xl/worksheets/sheet${count}.xml`, worksheet(sheet.columns, rows, most));
    } while (await rows.hasMore());
    yield text('xl/styles.xml', stylesXml(sheet.dateFormat ?? 'yyyy-mm-dd'));
    yield text('xl/workbook.xml', workbookXml(sheet.title, count));
    yield text('xl/_rels/workbook.xml.rels', workbookRelations(count));
    yield text(
      '_rels/.rels',
      `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    yield text('[Content_Types].xml', contentTypes(count));
  } finally {
    await rows.end();
  }
}

/** Rows of many pages, taken by number. */
class RowSource {
  private readonly pages: AsyncIterator<Cell[][]>;
  private left: Cell[][] = [];
  constructor(pages: AsyncIterable<Cell[][]>) {
    this.pages = pages[Symbol.asyncIterator]();
  }
  async hasMore(): Promise<boolean> {
    while (this.left.length === 0) {
      const { done, value } = await this.pages.next();
      if (done) return false;
      this.left = value;
    }
    return true;
  }
  async take(most: number): Promise<Cell[][]> {
    return (await this.hasMore()) ? this.left.splice(0, most) : [];
  }
  async end(): Promise<void> {
    await this.pages.return?.();
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield encoder.encode(text);
}

async function* worksheet(columns: readonly Column[], rows: RowSource, most: number): AsyncGenerator<Uint8Array> {
  const widths = columns.map(({ width }, index) => {
    const n = index + 1;
    return `<col min="${n}" max="${n}" width="${width}" customWidth="1"/>`;
  });
  const head = columns.map(({ title }, index) => textCell(`${letters(index)}1`, title, styles.head));
  yield encoder.encode(
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${head.join('')}</row>`,
  );
  const names = columns.map((_, index) => letters(index));
  let last = 1;
  while (last < most) {
    const page = await rows.take(Math.min(most - last, rowsAtOnce));
    if (page.length === 0) break;
    yield encoder.encode(page.map((row, index) => rowXml(row, last + index + 1, columns, names)).join(''));
    last += page.length;
  }
  yield encoder.encode(`</sheetData><autoFilter ref="A1:${names.at(-1)}${last}"/></worksheet>`);
}

function rowXml(row: Cell[], n: number, columns: readonly Column[], names: string[]): string {
  const cells = row.map((cell, index) => cellXml(`${names[index]}${n}`, cell, columns[index]?.kind ?? 'text'));
  return `<row r="${n}">${cells.join('')}</row>`;
}

function cellXml(place: string, cell: Cell, kind: Column['kind']): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  const serial = kind === 'date' ? dateSerial(cell) : null;
  return serial === null
    ? textCell(place, cell, styles.plain)
    : `<c r="${place}" s="${styles.date}"><v>${serial}</v></c>`;
}

function textCell(place: string, text: string, style: number): string {
  const whole = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${cellText(whole)}</t></is></c>`;
}

/**
 * As ECMA-376 (ST_Xstring) writes what XML cannot hold: U+0001 as `_x0001_`. A text that looks like that already has its
 * first underscore escaped.
 */
function cellText(text: string): string {
  const marked = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => `_x${hex(character)}_`);
  return xmlText(marked);
}

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Days since 30 December 1899, as spreadsheets count; null for what is no date, or before March 1900, where they miscount. */
function dateSerial(date: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : Number.NaN;
  const serial = Math.round((at - Date.UTC(1899, 11, 30)) / 86_400_000);
  return serial > 60 ? serial : null;
}

/** 0 as `A`, 26 as `AA`. */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A backslash keeps a separator what it is, whatever the reader's own country. */
const numberFormats: Record<DateFormat, string> = {
  'yyyy-mm-dd': 'yyyy\\-mm\\-dd',
  'dd/mm/yyyy': 'dd\\/mm\\/yyyy',
  'mm/dd/yyyy': 'mm\\/dd\\/yyyy',
};

function stylesXml(dateFormat: DateFormat): string {
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  const cell = (format: number, fontId: number, applied: string) =>
    `<xf numFmtId="${format}" fontId="${fontId}" fillId="0" borderId="0" xfId="0"${applied}/>`;
  return `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${numberFormats[dateFormat]}"/></numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">${cell(0, 0, '')}${cell(0, 1, ' applyFont="1"')}${cell(164, 0, ' applyNumberFormat="1"')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

const each = (count: number, write: (n: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index + 1)).join('');

function workbookXml(title: string, count: number): string {
  const name = (n: number) => xmlText(n === 1 ? title : `${title} ${n}`);
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each(count, (n) => `<sheet name="${name(n)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`;
}

function workbookRelations(count: number): string {
  const relation = (n: number, type: string, target: string) =>
    `<Relationship Id="rId${n}" Type="${relations}/${type}" Target="${target}"/>`;
  return `<Relationships xmlns="${packaging}/relationships">${each(count, (n) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`))}${relation(count + 1, 'styles', 'styles.xml')}</Relationships>`;
}

function contentTypes(count: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${kind}.${type}+xml"/>`;
  return `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${each(count, (n) => override(`xl/worksheets/sheet${n}.xml`, 'worksheet'))}${override('xl/styles.xml', 'styles')}</Types>`;
}
