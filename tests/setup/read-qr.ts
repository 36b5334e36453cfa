/** Blocks of data codewords at error correction M, by version: [count, length][] and the codewords after each for correction. */
const blocksM: Record<number, { correction: number; blocks: [number, number][] }> = {
  1: { correction: 10, blocks: [[1, 16]] },
  2: { correction: 16, blocks: [[1, 28]] },
  3: { correction: 26, blocks: [[1, 44]] },
  4: { correction: 18, blocks: [[2, 32]] },
  5: { correction: 24, blocks: [[2, 43]] },
  6: { correction: 16, blocks: [[4, 27]] },
  7: { correction: 18, blocks: [[4, 31]] },
};

const masks: ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/**
 * Reads the text out of a faultless QR code of error correction M up to version 7, as a camera would after taking the
 * picture apart (ISO/IEC 18004): format, mask, codewords in zigzag, blocks, segments. Byte and alphanumeric mode.
 */
export function readQr(size: number, isDark: (row: number, column: number) => boolean): string {
  const version = (size - 17) / 4;
  const layout = blocksM[version];
  if (!layout) throw new Error(`version ${version} is not read here`);
  const mask = masks[formatOf(isDark) & 7];
  const bits: boolean[] = [];
  for (const [row, column] of zigzag(size)) {
    if (!isFunction(row, column, size, version)) bits.push(isDark(row, column) !== mask?.(row, column));
  }
  const codewords: number[] = [];
  for (let at = 0; at + 8 <= bits.length; at += 8) {
    codewords.push(bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0));
  }
  return segmentsOf(deinterleave(codewords, layout.blocks));
}

/** Mask and level from the fifteen bits beside the top left finder; level M is 00. */
function formatOf(isDark: (row: number, column: number) => boolean): number {
  const places = [0, 1, 2, 3, 4, 5, 7, 8].map((column): [number, number] => [8, column]);
  const bits = places.slice(0, 5).map(([row, column]) => (isDark(row, column) ? 1 : 0));
  const value = bits.reduce<number>((sum, bit) => sum * 2 + bit, 0) ^ 0b10101;
  if (value >> 3 !== 0) throw new Error('not of error correction M');
  return value;
}

function* zigzag(size: number): Generator<[number, number]> {
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step;
      yield [row, right];
      yield [row, right - 1];
    }
    up = !up;
  }
}

function isFunction(row: number, column: number, size: number, version: number): boolean {
  if (row === 6 || column === 6) return true;
  if ((row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9)) return true;
  if (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11))) return true;
  const centres = version === 1 ? [] : version < 7 ? [6, size - 7] : [6, 22, 38];
  return centres.some((y) =>
    centres.some((x) => {
      const finder = (x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6);
      return !finder && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2;
    }),
  );
}

function deinterleave(codewords: number[], blocks: [number, number][]): number[] {
  const lengths = blocks.flatMap(([count, length]) => Array<number>(count).fill(length));
  const parts: number[][] = lengths.map(() => []);
  let at = 0;
  for (let index = 0; index < Math.max(...lengths); index += 1) {
    for (const [block, length] of lengths.entries()) {
      if (index < length) parts[block]?.push(codewords[at++] ?? 0);
    }
  }
  return parts.flat();
}

function segmentsOf(data: number[]): string {
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let at = 0;
  const take = (count: number) => {
    at += count;
    return Number.parseInt(bits.slice(at - count, at), 2);
  };
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const bytes: number[] = [];
  for (;;) {
    const mode = at + 4 <= bits.length ? take(4) : 0;
    if (mode === 0) break;
    if (mode === 4) {
      for (let left = take(8); left > 0; left -= 1) bytes.push(take(8));
    } else if (mode === 2) {
      let left = take(9);
      for (; left > 1; left -= 2) {
        const pair = take(11);
        bytes.push(alphabet.charCodeAt(Math.floor(pair / 45)), alphabet.charCodeAt(pair % 45));
      }
      if (left === 1) bytes.push(alphabet.charCodeAt(take(6)));
    } else if (mode === 1) {
      let left = take(10);
      for (; left >= 3; left -= 3) bytes.push(...Buffer.from(String(take(10)).padStart(3, '0')));
      if (left > 0) bytes.push(...Buffer.from(String(take(left === 2 ? 7 : 4)).padStart(left, '0')));
    } else {
      throw new Error(`mode ${mode} is not read here`);
    }
  }
  return Buffer.from(bytes).toString('utf8');
}
