import { inflateSync } from 'node:zlib';

/** A name `/X` is `'/X'`, a string is `'(…'`, a reference `{ ref }`. Enough of ISO 32000 for what pdfkit writes. */
export type PdfValue = string | number | boolean | null | PdfValue[] | PdfReference | PdfDictionary;
export interface PdfReference {
  ref: number;
}
export interface PdfDictionary {
  [key: `/${string}`]: PdfValue | undefined;
}

interface PdfObject {
  value: PdfValue;
  stream: Buffer | null;
}

export interface ElementNode {
  type: string;
  alt: string | null;
  actual: string | null;
  lang: string | null;
  children: ElementNode[];
  /** Marked content of its own on the pages, and annotations. */
  leaves: number;
}

/** Reads a PDF to look into it: objects, structure tree, fonts, what is drawn and how it is marked. */
export class ReadPdf {
  readonly catalog: PdfDictionary;
  private readonly objects = new Map<number, PdfObject>();

  constructor(bytes: Buffer) {
    const text = bytes.toString('latin1');
    for (const match of text.matchAll(/(?<=^|\n)(\d+) 0 obj\n/g)) {
      const start = match.index + match[0].length;
      const parser = new ValueParser(text, start);
      const value = parser.next();
      const stream = /^\s*stream\n/.exec(text.slice(parser.at, parser.at + 10));
      const from = parser.at + (stream?.[0].length ?? 0);
      const raw = stream ? bytes.subarray(from, from + Number((value as PdfDictionary)['/Length'])) : null;
      const packed = raw && (value as PdfDictionary)['/Filter'] === '/FlateDecode';
      this.objects.set(Number(match[1]), { value, stream: packed ? inflateSync(raw) : raw });
    }
    const trailer = new ValueParser(text, text.lastIndexOf('trailer\n') + 8).next() as PdfDictionary;
    this.catalog = this.dictionary(trailer['/Root']);
  }

  get(value: PdfValue | undefined): PdfValue {
    if (value === undefined) return null;
    return isReference(value) ? (this.objects.get(value.ref)?.value ?? null) : value;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    return this.get(value) as PdfDictionary;
  }

  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.get(value);
    return Array.isArray(found) ? found : found === null ? [] : [found];
  }

  stream(value: PdfValue | undefined): Buffer {
    const found = isReference(value) ? this.objects.get(value.ref)?.stream : null;
    if (!found) throw new Error('not a stream');
    return found;
  }

  pages(): PdfDictionary[] {
    return this.list(this.dictionary(this.catalog['/Pages'])['/Kids']).map((page) => this.dictionary(page));
  }

  content(page: PdfDictionary): string {
    return this.stream(page['/Contents']).toString('latin1');
  }

  all(type: string): PdfDictionary[] {
    const dictionaries = [...this.objects.values()].map(({ value }) => value as PdfDictionary);
    return dictionaries.filter((value) => value !== null && value['/Type'] === type);
  }

  structure(): ElementNode[] {
    const root = this.dictionary(this.catalog['/StructTreeRoot']);
    return this.list(root['/K']).flatMap((kid) => this.element(kid) ?? []);
  }

  private element(kid: PdfValue): ElementNode | null {
    const dictionary = this.get(kid);
    if (typeof dictionary !== 'object' || dictionary === null || !('/S' in dictionary)) return null;
    const kids = this.list(dictionary['/K']);
    const children = kids.flatMap((each) => this.element(each) ?? []);
    return {
      type: String(dictionary['/S']).slice(1),
      alt: textOf(dictionary['/Alt']),
      actual: textOf(dictionary['/ActualText']),
      lang: textOf(dictionary['/Lang']),
      children,
      leaves: kids.length - children.length,
    };
  }

  /** What a page shows, line for line in the order of drawing and glyph for glyph from left to right. */
  drawnText(page: PdfDictionary): string[] {
    const fonts = this.dictionary(this.dictionary(page['/Resources'])['/Font'] as PdfValue);
    const maps = new Map(Object.entries(fonts).map(([name, font]) => [name, this.toUnicode(font)]));
    return [...this.content(page).matchAll(/BT\n[\s\S]*?ET/g)].map(([block]) => {
      const font = maps.get(/(\/\w+) [\d.]+ Tf/.exec(block)?.[1] ?? '');
      const codes = [...block.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? []);
      return codes.map((code) => font?.get(Number.parseInt(code, 16)) ?? '\uFFFF').join('');
    });
  }

  private toUnicode(font: PdfValue | undefined): Map<number, string> {
    const cmap = this.stream(this.dictionary(font)['/ToUnicode']).toString('latin1');
    const map = new Map<number, string>();
    for (const [, first = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g)) {
      for (const [index, [, units = '']] of [...list.matchAll(/<([^>]*)>/g)].entries()) {
        const codes = units
          .split(' ')
          .filter(Boolean)
          .map((unit) => Number.parseInt(unit, 16));
        map.set(Number.parseInt(first, 16) + index, String.fromCharCode(...codes));
      }
    }
    return map;
  }

  /** Painting operators that stand in no marked content: neither in the structure tree nor named an artifact. */
  unmarked(page: PdfDictionary): string[] {
    let depth = 0;
    return this.content(page)
      .split('\n')
      .filter((line) => {
        if (/\b(BMC|BDC)$/.test(line)) depth += 1;
        if (line === 'EMC') depth -= 1;
        return depth === 0 && /(^|\s)(TJ|Tj|f|f\*|S|s|B|b|Do|sh)$/.test(line);
      });
  }
}

/** A PDF string as text: UTF-16 with its mark, else as it stands. */
export function textOf(value: PdfValue | undefined): string | null {
  if (typeof value !== 'string' || !value.startsWith('(')) return null;
  const bytes = Buffer.from(value.slice(1), 'latin1');
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? bytes.subarray(2).swap16().toString('utf16le')
    : bytes.toString('latin1');
}

function isReference(value: PdfValue | undefined): value is PdfReference {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

class ValueParser {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  next(): PdfValue {
    this.skip(/\s*/y);
    if (this.skip(/<</y)) return this.dictionary();
    if (this.skip(/\[/y)) return this.array();
    if (this.skip(/\(/y)) return this.literal();
    const hex = this.skip(/<([0-9a-fA-F]*)>/y);
    if (hex) return `(${Buffer.from(hex[1] ?? '', 'hex').toString('latin1')}`;
    const reference = this.skip(/(\d+) 0 R/y);
    if (reference) return { ref: Number(reference[1]) };
    const name = this.skip(/\/[^\s/<>[\]()]*/y);
    if (name) return name[0];
    const word = this.skip(/[^\s/<>[\]()]+/y)?.[0] ?? '';
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : Number(word);
  }

  private dictionary(): PdfDictionary {
    const dictionary: PdfDictionary = {};
    while (!this.skip(/\s*>>/y)) {
      const key = this.next() as `/${string}`;
      dictionary[key] = this.next();
    }
    return dictionary;
  }

  private array(): PdfValue[] {
    const array: PdfValue[] = [];
    while (!this.skip(/\s*\]/y)) array.push(this.next());
    return array;
  }

  private literal(): string {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    const [, body = ''] = this.skip(/((?:[^\\)]|\\[\s\S])*)\)/y) ?? [];
    return `(${body.replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character)}`;
  }

  private skip(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }
}
