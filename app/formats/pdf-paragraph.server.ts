import type { Weight } from './fonts.server.ts';
import type { Pdf } from './pdf.server.ts';
import { layOutText, type TextLine } from './text-line.server.ts';
import type { BaseDirection } from './text-runs.ts';

export interface Type {
  weight: Weight;
  /** Points. */
  size: number;
  /** Points from baseline to baseline. */
  leading: number;
  color: string;
}

/** Text set in lines for a width; all lengths are points. */
export interface Paragraph {
  type: Type;
  lines: TextLine[];
  width: number;
  height: number;
}

export function setParagraph(text: string, type: Type, width: number, base: BaseDirection = 'ltr'): Paragraph {
  const lines = layOutText(text, type.weight, width / type.size, base);
  return {
    type,
    lines,
    width: Math.max(0, ...lines.map((line) => line.width * type.size)),
    height: lines.length * type.leading,
  };
}

/** Draws it inside the tag that is open, its box from `top`; `align: 'end'` ends its lines at `x`. Returns its bottom. */
export function drawParagraph(
  pdf: Pdf,
  paragraph: Paragraph,
  x: number,
  top: number,
  align: 'start' | 'end' = 'start',
): number {
  const { lines, type } = paragraph;
  for (const [index, line] of lines.entries()) {
    const left = align === 'start' ? x : x - line.width * type.size;
    pdf.text(line, left, top + index * type.leading + baseline(type), type);
  }
  return top + paragraph.height;
}

/** Down from the top of a line's box; Atkinson's ascenders reach 0.74 em above the baseline, its descenders 0.24 below. */
export function baseline(type: Type): number {
  return type.leading / 2 + type.size * 0.25;
}
