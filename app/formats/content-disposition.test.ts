import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

test('a name goes out in ASCII and in UTF-8', () => {
  expect(contentDisposition('report.pdf')).toBe(`attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`);
  expect(contentDisposition('Żurawski, Łukasz.pdf', 'inline')).toBe(
    `inline; filename="Zurawski, _ukasz.pdf"; filename*=UTF-8''%C5%BBurawski%2C%20%C5%81ukasz.pdf`,
  );
  expect(contentDisposition("O'Neill (王).pdf")).toBe(
    `attachment; filename="O'Neill (_).pdf"; filename*=UTF-8''O%27Neill%20%28%E7%8E%8B%29.pdf`,
  );
});

test('quotes, paths, controls and hidden marks of direction do not get through', () => {
  expect(contentDisposition('a"b\r\nSet-Cookie: x.pdf')).toBe(
    `attachment; filename="a-bSet-Cookie- x.pdf"; filename*=UTF-8''a-bSet-Cookie-%20x.pdf`,
  );
  expect(contentDisposition('../../etc/passwd')).toBe(
    `attachment; filename="-..-etc-passwd"; filename*=UTF-8''-..-etc-passwd`,
  );
  expect(contentDisposition('cod\u202Efdp.exe')).toContain('filename="codfdp.exe"');
  expect(contentDisposition('...')).toContain('filename="download"');
  expect(contentDisposition('\u0000')).toContain('filename="download"');
});

test('a very long name keeps its extension', () => {
  expect(contentDisposition(`${'x'.repeat(400)}.pdf`)).toContain(`filename="${'x'.repeat(146)}.pdf"`);
});

test('whatever the name, the header is printable ASCII with one quoted part', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      expect(contentDisposition(name)).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x5B\x5D-\x7E]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/,
      );
    }),
  );
});
