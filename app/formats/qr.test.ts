import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQr } from '#tests/setup/read-qr.ts';
import { QUIET_ZONE, qrPath, qrSide } from './qr.ts';
import { qrMatrix } from './qr-matrix.server.ts';

/** The dark modules again from the rectangles of the path, as a renderer would fill them. */
function fromPath(path: string, side: number): boolean[] {
  const dark = Array<boolean>(side * side).fill(false);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    dark.fill(true, Number(y) * side + Number(x), Number(y) * side + Number(x) + Number(length));
  }
  return dark;
}

function readPath(text: string): string {
  const matrix = qrMatrix(text);
  const side = qrSide(matrix);
  const dark = fromPath(qrPath(matrix), side);
  return readQr(matrix.size, (row, column) => dark[(row + QUIET_ZONE) * side + column + QUIET_ZONE] ?? false);
}

test('the drawn code reads as the address of the certificate', () => {
  for (const origin of ['http://localhost:3000', 'https://learn.riverside-hospital.example']) {
    const url = `${origin}/verify/7K3M2-9QX4T-BH8VD-W0R5N`;
    expect(readPath(url)).toBe(url);
  }
});

test('any address of usual length reads back', () => {
  const host = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}[a-z]$/);
  const serial = fc.stringMatching(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
  fc.assert(
    fc.property(host, serial, (name, number) => {
      const url = `https://${name}.example/verify/${number}`;
      expect(readPath(url)).toBe(url);
    }),
    { numRuns: 30 },
  );
});

test('four empty modules stand on every side', () => {
  const matrix = qrMatrix('https://acumen.example/verify/7K3M2-9QX4T-BH8VD-W0R5N');
  const side = qrSide(matrix);
  const dark = fromPath(qrPath(matrix), side);
  const inside = (at: number) => at >= QUIET_ZONE && at < side - QUIET_ZONE;
  const stray = dark.filter((on, at) => on && !(inside(Math.floor(at / side)) && inside(at % side)));
  expect(stray).toEqual([]);
  expect(dark.filter(Boolean)).toHaveLength(matrix.dark.filter(Boolean).length);
});
