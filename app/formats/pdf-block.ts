import type { Pdf } from './pdf.server.ts';

/** A part of the page whose height is known before it is drawn. Lengths are points; `top` is where its box begins. */
export interface Block {
  height: number;
  draw: (pdf: Pdf, top: number) => void;
}

/** Where text may stand on the page. */
export interface Column {
  left: number;
  right: number;
  width: number;
}

export const totalHeight = (parts: { height: number }[]): number => parts.reduce((sum, part) => sum + part.height, 0);
