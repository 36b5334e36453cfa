import { expect, test } from 'vitest';
import { ReadPdf, textOf } from '#tests/setup/read-pdf.ts';
import { createPdf, type Pdf } from './pdf.server.ts';
import { layOutLine } from './text-line.server.ts';

const facts = {
  title: 'A title <with> "marks" & Łukasz',
  author: 'A & B',
  subject: 'Subject',
  lang: 'en',
  madeAt: new Date('2026-03-02T09:00:00Z'),
};
const style = { size: 12, color: '#1a2225' };

async function draw(body: (pdf: Pdf) => void): Promise<{ bytes: Buffer; pdf: ReadPdf }> {
  const pdf = createPdf(facts);
  body(pdf);
  const bytes = await pdf.finish();
  return { bytes, pdf: new ReadPdf(bytes) };
}

const say = (pdf: Pdf, text: string) => pdf.tag('P', {}, () => pdf.text(layOutLine(text, 400, 'auto'), 50, 80, style));

test('the document says that it is tagged PDF/UA, its language and its title', async () => {
  const { bytes, pdf } = await draw((page) => say(page, 'Hello'));
  expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
  expect(pdf.dictionary(pdf.catalog['/MarkInfo'])['/Marked']).toBe(true);
  expect(textOf(pdf.catalog['/Lang'])).toBe('en');
  expect(pdf.dictionary(pdf.catalog['/ViewerPreferences'])['/DisplayDocTitle']).toBe(true);
  expect(pdf.pages()[0]?.['/Tabs']).toBe('/S');
  const metadata = pdf.stream(pdf.catalog['/Metadata']).toString('utf8');
  expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
});

test('marks in the title neither break the metadata nor show as entities in the information dictionary', async () => {
  const { bytes, pdf } = await draw((page) => say(page, 'Hello'));
  const metadata = pdf.stream(pdf.catalog['/Metadata']).toString('utf8');
  expect(metadata).toContain('A title &lt;with&gt; "marks" &amp; Łukasz</rdf:li>');
  expect(metadata).toContain('<rdf:li>A &amp; B</rdf:li>');
  expect(bytes.toString('latin1')).toContain('(A & B)');
});

test('a name that no XML may hold does not reach the metadata', async () => {
  const pdf = createPdf({ ...facts, title: 'A\u0000\u0007b\uD800\uFFFF' });
  const read = new ReadPdf(await pdf.finish());
  expect(read.stream(read.catalog['/Metadata']).toString('utf8')).toContain('>A b\uFFFD\uFFFD</rdf:li>');
});

test('every font is embedded as a subset and maps its glyphs to text', async () => {
  const { pdf } = await draw((page) => {
    for (const text of ['Łukasz', 'Αθηνά', '王小明', 'עדי', 'ليلى']) say(page, text);
  });
  const fonts = pdf.all('/Font').filter((font) => font['/Subtype'] === '/Type0');
  expect(fonts.length).toBeGreaterThanOrEqual(7);
  for (const font of fonts) {
    expect(font['/BaseFont']).toMatch(/^\/[A-Z]{6}\+/);
    const descendant = pdf.dictionary(pdf.list(font['/DescendantFonts'])[0]);
    const descriptor = pdf.dictionary(descendant['/FontDescriptor']);
    expect(pdf.stream(descriptor['/FontFile2'] ?? descriptor['/FontFile3']).toString('latin1')).toContain('glyf');
    expect(pdf.stream(font['/ToUnicode']).toString('latin1')).toContain('beginbfrange');
  }
  const drawn = pdf.all('/Font').map((font) => font['/Subtype']);
  expect(new Set(drawn)).toEqual(new Set(['/Type0', '/CIDFontType2']));
});

test('two numbered files of one family are two fonts', async () => {
  const { pdf } = await draw((page) => say(page, '王小明'));
  const [page] = pdf.pages();
  expect(pdf.drawnText(page ?? {})).toEqual(['王', '小明']);
});

test('what is read in another order than it stands carries its text and language', async () => {
  const { pdf } = await draw((page) => {
    say(page, 'עדי לוי');
    say(page, 'Ada');
  });
  expect(pdf.drawnText(pdf.pages()[0] ?? {})).toEqual(['יול ידע', 'Ada']);
  const [document] = pdf.structure();
  const [hebrew, latin] = document?.children ?? [];
  expect(hebrew?.children).toEqual([
    { type: 'Span', alt: null, actual: 'עדי לוי', lang: 'he', children: [], leaves: 1 },
  ]);
  expect(latin).toEqual({ type: 'P', alt: null, actual: null, lang: null, children: [], leaves: 1 });
});

test('everything painted is in the structure tree or an artifact, on every page', async () => {
  const { pdf } = await draw((page) => {
    page.artifact(() => page.rectangle([10, 10, 200, 200], { width: 1, color: '#000000' }));
    page.tag('Figure', { alt: 'Dot', bbox: [0, 0, 9, 9] }, () => {
      page.fill('M0 0h9v9h-9z', 0, 0, 1, '#000000');
      page.outlines(layOutLine('Acumen', 700), 20, 20, style);
    });
    page.addPage();
    page.tag('Table', {}, () => page.tag('TR', {}, () => page.tag('TD', { columns: 3 }, () => say(page, 'Cell'))));
    page.tag('P', {}, () =>
      page.tag('Link', {}, () => {
        page.text(layOutLine('here', 400), 50, 200, style);
        page.link('https://acumen.example/', 'Go', [50, 190, 90, 205]);
      }),
    );
    page.toFirstPage();
    say(page, 'Back');
    page.onEachPage((number, pages) => {
      page.artifact(() => page.text(layOutLine(`${number} of ${pages}`, 400), 500, 800, style));
    });
  });
  const pages = pdf.pages();
  expect(pages.map((page) => pdf.unmarked(page))).toEqual([[], []]);
  expect(pages.map((page) => pdf.drawnText(page))).toEqual([
    ['Back', '1 of 2'],
    ['Cell', 'here', '2 of 2'],
  ]);
  const types = pdf.structure()[0]?.children.map(({ type, alt }) => [type, alt]);
  expect(types).toEqual([
    ['Figure', 'Dot'],
    ['Table', null],
    ['P', null],
    ['P', null],
  ]);
  const [link] = pdf.all('/Annot');
  expect(textOf(link?.['/Contents'])).toBe('Go');
  expect(textOf(pdf.dictionary(link?.['/A'])['/URI'])).toBe('https://acumen.example/');
  expect(link?.['/StructParent']).toBeTypeOf('number');
});

test('the same input gives the same bytes', async () => {
  const body = (page: Pdf) => say(page, 'עדי Levi 王');
  const [first, second] = await Promise.all([draw(body), draw(body)]);
  expect(first.bytes.equals(second.bytes)).toBe(true);
});
