import type { GlyphRun } from 'fontkit';
import { bundledCoverage, type Face, openFace, type Weight } from './fonts.server.ts';
import { type BaseDirection, cleanText, reversed, splitRuns, type TextRun } from './text-runs.ts';
import { wrapText } from './wrap-text.ts';

/** A run ready to be drawn. Widths are in em: times the size in points they are points. */
export interface PlacedRun {
  /** As it goes to the shaper. */
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
  const runs = splitRuns(text, bundledCoverage, base).map((run) => placeRun(run, openFace(run.file, weight)));
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

/**
 * The shaper turns what holds a letter of a right-to-left script. Brackets alone it leaves, and digits of the Arabic script
 * it turns though they run left to right: those go to it turned already.
 */
function placeRun({ text, rtl }: TextRun, face: Face): PlacedRun {
  const { advanceWidth, direction } = shape(face, text);
  const turned = (direction === 'rtl') === rtl;
  return { text: turned ? text : reversed(text), face, rtl, width: advanceWidth / face.font.unitsPerEm };
}

/** Glyphs in visual order. An empty list of features keeps the shaper's own: joining, ligatures, marks, kerning. */
export function shape(face: Face, text: string): GlyphRun {
  return face.font.layout(text, []);
}
