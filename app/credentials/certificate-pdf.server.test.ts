import { expect, test } from 'vitest';
import { makeSnapshot, makeSnapshotModule } from '#tests/factories/certificates.ts';
import { type ElementNode, ReadPdf, textOf } from '#tests/setup/read-pdf.ts';
import { makeCertificatePdf } from './certificate-pdf.server.ts';

const verifyUrl = 'https://learn.riverside-hospital.example/verify/7K3M2-9QX4T-BH8VD-W0R5N';

async function print(name: string, overrides: Parameters<typeof makeSnapshot>[2] = {}): Promise<ReadPdf> {
  const snapshot = makeSnapshot(name, 'salt', { serial: '7K3M2-9QX4T-BH8VD-W0R5N', ...overrides });
  return new ReadPdf(await makeCertificatePdf({ snapshot, name, verifyUrl }));
}

const drawn = (pdf: ReadPdf) => pdf.pages().flatMap((page) => pdf.drawnText(page));
const flat = (nodes: ElementNode[]): ElementNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);

test('names of any script are drawn whole, in visual order', async () => {
  const names: [string, string[]][] = [
    ['Łukasz Żurawski', ['Ł', 'ukasz ', 'Ż', 'urawski']],
    ['Αθηνά Παπαδοπούλου', ['Αθηνά Παπαδοπούλου']],
    ['王小明', ['王', '小明']],
    ['עדי לוי', ['יול ידע']],
    ['ليلى منصور', ['روصنم ىليل']],
    ['עדי Levi', ['Levi', ' ידע']],
    ["Bo <Li> & O'Neil", ["Bo <Li> & O'Neil"]],
  ];
  for (const [name, parts] of names) {
    const lines = drawn(await print(name));
    const at = lines.indexOf('Certificate of completion') + 1;
    expect([name, lines.slice(at, at + parts.length)]).toEqual([name, parts]);
    expect(lines[at + parts.length]).toBe('has completed');
  }
});

test('the page holds every claim of the snapshot and how to check it', async () => {
  const lines = drawn(await print('Ada Lovelace'));
  for (const line of [
    'Riverside Hospital',
    'Ada Lovelace',
    'AI literacy for nurses',
    'Version 1, fingerprint 3f2a 9c1b 77d0',
    '2 March 2026',
    '2 March 2028',
    '113 minutes',
    '7K3M2-9QX4T-BH8VD-W0R5N',
    'Patient data and privacy',
    'Version 3, fingerprint 9f3a b7c2 e1d4',
    'Track',
    'Foundation',
    'Taught',
    '18 February 2026',
    'cut a data request down to the minimum necessary',
    'learn.riverside-hospital.example/verify/7K3M2-9QX4T-BH8VD-W0R5N',
    'Signed with Ed25519, key test-key.',
  ]) {
    expect(lines).toContain(line);
  }
  const text = lines.join(' ');
  expect(text).toContain(
    'Internal certificate of Riverside Hospital. Not a licence to practise, not an accreditation,',
  );
  expect(text).not.toMatch(/score|percent|%|points|complian(t|ce) with the/i);
});

test('the structure tells assistive technology what the page shows', async () => {
  const pdf = await print('ليلى منصور');
  const [document] = pdf.structure();
  expect(document?.type).toBe('Document');
  expect(document?.children.map(({ type }) => type)).toEqual([
    'Figure',
    'P',
    'H1',
    'P',
    'P',
    'P',
    'P',
    'Table',
    'H2',
    'Table',
    'H2',
    'P',
    'P',
    'P',
    'P',
    'Figure',
  ]);
  const nodes = flat(document ? [document] : []);
  expect(nodes.filter(({ type }) => type === 'Figure').map(({ alt }) => alt)).toEqual([
    'Acumen',
    `QR code that opens ${verifyUrl}`,
  ]);
  expect(nodes.find(({ actual }) => actual === 'ليلى منصور')).toMatchObject({ type: 'Span', lang: 'ar' });
  expect(nodes.filter(({ type }) => type === 'LI')).toHaveLength(3);
  expect(nodes.filter(({ type }) => type === 'Link')).toHaveLength(1);
  expect(pdf.pages().flatMap((page) => pdf.unmarked(page))).toEqual([]);
  const [link] = pdf.all('/Annot');
  expect(textOf(pdf.dictionary(link?.['/A'])['/URI'])).toBe(verifyUrl);
});

test('every font that is used is embedded', async () => {
  const pdf = await print('עדי Levi 王');
  const used = pdf
    .pages()
    .flatMap((page) => Object.values(pdf.dictionary(pdf.dictionary(page['/Resources'])['/Font'])));
  expect(used.length).toBeGreaterThanOrEqual(4);
  for (const font of used) {
    const descendant = pdf.dictionary(pdf.list(pdf.dictionary(font)['/DescendantFonts'])[0]);
    const descriptor = pdf.dictionary(descendant['/FontDescriptor']);
    expect(pdf.stream(descriptor['/FontFile2']).length).toBeGreaterThan(200);
  }
});

test('two modules with their outcomes stand on one page', async () => {
  const outcomes = Array.from(
    { length: 4 },
    (_, index) => `explain in plain words the point of this module, number ${index}`,
  );
  const modules = ['a', 'b'].map((id) =>
    makeSnapshotModule({ id, title: `Module ${id} about patient data and how it is kept`, outcomes }),
  );
  const pdf = await print('María Fernanda de los Ángeles Rodríguez', { modules });
  expect(pdf.pages()).toHaveLength(1);
});

test('many modules go on over further pages, each once, and the first page stays whole', async () => {
  const modules = Array.from({ length: 12 }, (_, index) =>
    makeSnapshotModule({
      id: `m${index}`,
      title: `Module number ${index}`,
      outcomes: Array.from({ length: 4 }, (_, each) => `do the thing ${index}.${each}`),
      ...(index === 2 && { delta: { version: 5, fingerprint: '77aa'.repeat(16), minutes: 6, on: '2026-09-28' } }),
    }),
  );
  const pdf = await print('Ada Lovelace', { modules, supersedes: 'AAAAA-BBBBB-CCCCC-DDDDD' });
  const pages = pdf.pages().map((page) => pdf.drawnText(page));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages[0]).toContain('Check this certificate');
  expect(pages[0]?.join(' ')).toContain('Replaces certificate AAAAA-BBBBB-CCCCC-DDDDD.');
  expect(pages.map((lines) => lines.at(-1))).toEqual(pages.map((_, index) => `Page ${index + 1} of ${pages.length}`));
  const lines = pages.flat();
  for (const { title, outcomes } of modules) {
    // Once in the table, once over its outcomes.
    expect(lines.filter((line) => line === title)).toHaveLength(2);
    for (const outcome of outcomes) expect(lines.filter((line) => line === outcome)).toHaveLength(1);
  }
  expect(lines).toContain('Then version 5, fingerprint 77aa 77aa 77aa');
  const nodes = flat(pdf.structure());
  expect(nodes.filter(({ type }) => type === 'Table')).toHaveLength(2);
  expect(nodes.filter(({ type }) => type === 'TR')).toHaveLength(2 + 1 + 12);
  expect(pdf.pages().flatMap((page) => pdf.unmarked(page))).toEqual([]);
});

test('nothing is drawn outside the frame, however long the words are', async () => {
  const long = 'Universitätsklinikum-für-künstliche-Intelligenz-und-Pflegewissenschaft '.repeat(3);
  const pdf = await print('Wolfeschlegelsteinhausenbergerdorff '.repeat(4), {
    issuer: { name: long, kid: 'k'.repeat(43) },
    curriculum: { id: 'x', title: long, number: 12, fingerprint: 'ab'.repeat(32), validityMonths: 12 },
    modules: [makeSnapshotModule({ title: long, outcomes: [long] })],
  });
  for (const page of pdf.pages()) {
    const places = [...pdf.content(page).matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/g)];
    for (const [, x, y] of places) {
      expect(Number(x)).toBeGreaterThan(33);
      expect(Number(x)).toBeLessThan(595 - 33);
      expect(Number(y)).toBeGreaterThan(33);
      expect(Number(y)).toBeLessThan(842 - 33);
    }
  }
});

test('the same certificate gives the same bytes', async () => {
  const snapshot = makeSnapshot('עדי Levi', 'salt', { serial: '7K3M2-9QX4T-BH8VD-W0R5N' });
  const input = { snapshot, name: 'עדי Levi', verifyUrl };
  const [first, second] = await Promise.all([makeCertificatePdf(input), makeCertificatePdf(input)]);
  expect(first.equals(second)).toBe(true);
});
