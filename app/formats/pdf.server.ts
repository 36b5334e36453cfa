import PDFDocument from 'pdfkit';
import type { Face } from './fonts.server.ts';
import { languageHint } from './language-hint.ts';
import { shape, type TextLine } from './text-line.server.ts';
import { cleanText } from './text-runs.ts';

export interface PdfFacts {
  title: string;
  author: string;
  subject: string;
  lang: string;
  /** Stands for the time of writing, so that the same input gives the same bytes. */
  madeAt: Date;
}

/** Roles of ISO 32000-1 §14.8.4. */
export type TagType = 'H1' | 'H2' | 'H3' | 'P' | 'Span' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Figure' | 'Link' | TableTag;
type TableTag = 'Table' | 'Caption' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD';

export interface TagOptions {
  /** What a figure shows, for those who do not see it. */
  alt?: string;
  bbox?: Box;
  /** Of a TH: what it heads. */
  scope?: 'Column' | 'Row';
  /** The text in reading order, where the glyphs stand in another. */
  actual?: string;
  lang?: string;
  /** Of a cell: how many columns it spans. */
  columns?: number;
}

/** Left, top, right, bottom in points from the top left corner. */
export type Box = [number, number, number, number];

export interface TextStyle {
  /** Points. */
  size: number;
  color: string;
}

export interface StrokeStyle {
  width: number;
  color: string;
}

/** A tagged PDF in the making: everything drawn stands in the structure tree or is named an artifact. A4, points, y downwards. */
export interface Pdf {
  readonly width: number;
  readonly height: number;
  addPage: () => void;
  /** Opens an element of the structure tree around what `body` draws. */
  tag: (type: TagType, options: TagOptions, body: () => void) => void;
  /** Draws ornament: rules, frames, running heads. */
  artifact: (body: () => void) => void;
  /** Draws a line of text, its baseline at `y`. */
  text: (line: TextLine, x: number, y: number, style: TextStyle) => void;
  /** Draws the outlines of a line instead of its text: for a wordmark, inside a figure. */
  outlines: (line: TextLine, x: number, y: number, style: TextStyle) => void;
  /** Fills an SVG path whose unit is `scale` points. */
  fill: (path: string, x: number, y: number, scale: number, color: string) => void;
  line: (from: [number, number], to: [number, number], style: StrokeStyle) => void;
  rectangle: (box: Box, style: StrokeStyle) => void;
  /** Makes an area a link; call it inside a Link, after the text. */
  link: (url: string, label: string, box: Box) => void;
  /** Goes back to the page that was made first. */
  toFirstPage: () => void;
  /** Draws on every page made so far, last: page numbers. */
  onEachPage: (draw: (page: number, pages: number) => void) => void;
  finish: () => Promise<Buffer>;
}

type Document = InstanceType<typeof TaggedDocument>;
type Element = ReturnType<Document['struct']>;

/** pdfkit writes the same strings into the information dictionary and, unescaped, into the XML of the metadata. */
class TaggedDocument extends PDFDocument {
  override endMetadata(): void {
    const { info } = this;
    this.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]),
    );
    super.endMetadata();
    this.info = info;
  }
}

/** Begins a PDF 1.7 for the rules of PDF/UA-1, its first page open. */
export function createPdf(facts: PdfFacts): Pdf {
  const doc = openDocument(facts);
  const bytes = collect(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const open: Element[] = [root];
  const fonts = new Set<string>();
  let inArtifact = false;

  /** Marked content of the innermost open element; within an artifact nothing is to be marked. */
  function content(draw: () => void): void {
    if (inArtifact) draw();
    else open.at(-1)?.add(draw);
  }

  function tag(type: TagType, options: TagOptions, body: () => void): void {
    const element = doc.struct(type, options);
    if (options.columns) attributesOf(element).A = { O: 'Table', ColSpan: options.columns };
    open.at(-1)?.add(element);
    open.push(element);
    body();
    open.pop();
    element.end();
  }

  function text(line: TextLine, x: number, y: number, style: TextStyle): void {
    const draw = () => drawText(doc, fonts, line, x, y, style);
    if (inArtifact || !isForeign(line)) content(draw);
    else tag('Span', { actual: line.text, lang: languageHint(line.text) ?? undefined }, () => content(draw));
  }

  return {
    width: doc.page.width,
    height: doc.page.height,
    addPage: () => {
      doc.addPage();
    },
    tag,
    text,
    artifact: (body) => {
      doc.markContent('Artifact', { type: 'Layout' });
      inArtifact = true;
      body();
      inArtifact = false;
      doc.endMarkedContent();
    },
    outlines: (line, x, y, style) => content(() => drawOutlines(doc, line, x, y, style)),
    fill: (path, x, y, scale, color) => content(() => fillPath(doc, path, [x, y], [scale, scale], color)),
    line: (from, to, style) =>
      content(() => {
        doc.moveTo(...from).lineTo(...to);
        doc.lineWidth(style.width).strokeColor(style.color).stroke();
      }),
    rectangle: ([left, top, right, bottom], style) =>
      content(() => {
        doc.rect(left, top, right - left, bottom - top);
        doc.lineWidth(style.width).strokeColor(style.color).stroke();
      }),
    link: (url, label, [left, top, right, bottom]) => {
      const options = { structParent: open.at(-1), Contents: new String(label) };
      doc.link(left, top, right - left, bottom - top, url, options as object);
    },
    toFirstPage: () => {
      doc.switchToPage(doc.bufferedPageRange().start);
    },
    onEachPage: (draw) => {
      const { start, count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(start + page);
        draw(page + 1, count);
      }
    },
    finish: () => {
      root.end();
      doc.end();
      return bytes;
    },
  };
}

/** The element's own dictionary: pdfkit has no option for a cell that spans columns. */
function attributesOf(element: Element): Record<string, unknown> {
  return (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data;
}

function openDocument(facts: PdfFacts): Document {
  return new TaggedDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    // @types/pdfkit knows only PDF/A.
    subset: 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: facts.lang,
    displayTitle: true,
    bufferPages: true,
    // Without it Helvetica is loaded, which cannot be embedded.
    font: '',
    info: {
      Title: cleanText(facts.title),
      Author: cleanText(facts.author),
      Subject: cleanText(facts.subject),
      Creator: 'Acumen',
      Producer: 'Acumen (PDFKit)',
      CreationDate: facts.madeAt,
    },
  });
}

function collect(doc: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

/** Whether the glyphs may stand in another order or number than the letters that they draw. */
function isForeign(line: TextLine): boolean {
  return /[^\p{Script=Latin}\p{Script=Common}]/u.test(line.text);
}

function drawText(doc: Document, fonts: Set<string>, line: TextLine, x: number, y: number, style: TextStyle): void {
  doc.fillColor(style.color).fontSize(style.size);
  let left = x;
  for (const run of line.runs) {
    chooseFace(doc, fonts, run.face);
    doc.text(run.text, left, y, { lineBreak: false, baseline: 'alphabetic', features: [] });
    left += run.width * style.size;
  }
}

function chooseFace(doc: Document, fonts: Set<string>, face: Face): void {
  if (!fonts.has(face.key)) {
    // pdfkit takes an opened font, which its types do not say.
    doc.registerFont(face.key, face.font as unknown as string);
    fonts.add(face.key);
  }
  doc.font(face.key);
}

function drawOutlines(doc: Document, line: TextLine, x: number, y: number, { size, color }: TextStyle): void {
  let left = x;
  for (const { face, text } of line.runs) {
    const scale = size / face.font.unitsPerEm;
    const { glyphs, positions } = shape(face, text);
    for (const [index, glyph] of glyphs.entries()) {
      fillPath(doc, glyph.path.toSVG(), [left, y], [scale, -scale], color);
      left += (positions[index]?.xAdvance ?? 0) * scale;
    }
  }
}

function fillPath(doc: Document, path: string, at: [number, number], scale: [number, number], color: string): void {
  if (path === '') return;
  doc.save();
  doc.translate(...at);
  doc.scale(...scale);
  doc.path(path).fill(color);
  doc.restore();
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;' })[character] ?? '&gt;');
}
