import qrcode from 'qrcode';
import type { QrMatrix } from './qr.ts';

/** The code for a text, with error correction M (15 % of it may be smudged). */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, dark: Array.from(modules.data, (module) => module !== 0) };
}
