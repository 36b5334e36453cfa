import type { GlyphRun } from 'fontkit';
import { bundledCoverage, type Face, openFace, type Weight } from './fonts.server.ts';
import { type BaseDirection, cleanText, splitRuns } from './text-runs.ts';
import { wrapText } from './wrap-text.ts';

/** A run ready to be drawn. Widths are in em: times the size in points they are points. */
export interface PlacedRun {
  text: string;
  face: Face;
  rtl: boolean;
  width: number;
}

export interface TextLine {
  /** In reading order, without controls: what a reader is to copy or hear. */
  text: string;
  /** From left to right. */
  runs: PlacedRun[];
  width: number;
}

/** Lays out one line. Shaping is left to the font; which way each run goes to the Unicode bidirectional algorithm. */
export function layOutLine(text: string, weight: Weight, base: BaseDirection = 'ltr'): TextLine {
  const runs = splitRuns(text, bundledCoverage, base).map(({ text, file, rtl }) => {
    const face = openFace(file, weight);
    return { text, face, rtl, width: shape(face, text).advanceWidth / face.font.unitsPerEm };
  });
  return {
    text: cleanText(text).replace(/[\u2066-\u2069]/g, ''),
    runs,
    width: runs.reduce((sum, run) => sum + run.width, 0),
  };
}

/** Lays out a paragraph in lines of at most `width` em. */
export function layOutText(text: string, weight: Weight, width: number, base: BaseDirection = 'ltr'): TextLine[] {
  const whole = layOutLine(text, weight, base);
  if (whole.width <= width) return whole.runs.length === 0 ? [] : [whole];
  const widths = new Map<string, number>();
  const measure = (piece: string) => {
    const known = widths.get(piece) ?? layOutLine(piece, weight, base).width;
    widths.set(piece, known);
    return known;
  };
  return wrapText(cleanText(text), width, measure).map((line) => layOutLine(line, weight, base));
}

/** Glyphs in visual order. An empty list of features keeps the shaper's own: joining, ligatures, marks, kerning. */
export function shape(face: Face, text: string): GlyphRun {
  return face.font.layout(text, []);
}
