/** A QR code as modules: `dark[row * size + column]`. */
export interface QrMatrix {
  size: number;
  dark: readonly boolean[];
}

/** Empty modules that the standard asks for on every side; without them cameras give up. */
export const QUIET_ZONE = 4;

/** Modules along one side with the quiet zone: the side of the `viewBox`. */
export function qrSide(matrix: QrMatrix): number {
  return matrix.size + 2 * QUIET_ZONE;
}

/**
 * The dark modules as one SVG path, a unit each, the quiet zone included. Neighbours in a row are one rectangle, so that
 * no hairline shows between them.
 */
export function qrPath(matrix: QrMatrix): string {
  const parts: string[] = [];
  for (let row = 0; row < matrix.size; row += 1) {
    let column = 0;
    while (column < matrix.size) {
      const start = column;
      while (column < matrix.size && isDark(matrix, row, column)) column += 1;
      const length = column - start;
      if (length > 0) parts.push(`M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`);
      else column += 1;
    }
  }
  return parts.join('');
}

export function isDark(matrix: QrMatrix, row: number, column: number): boolean {
  return matrix.dark[row * matrix.size + column] ?? false;
}
