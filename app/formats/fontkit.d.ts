/** The part of fontkit that is used here; the package brings no types. */
declare module 'fontkit' {
  export interface Glyph {
    id: number;
    codePoints: number[];
    advanceWidth: number;
    path: { toSVG: () => string };
  }

  export interface GlyphPosition {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }

  export interface GlyphRun {
    glyphs: Glyph[];
    positions: GlyphPosition[];
    /** Total, in font units. */
    advanceWidth: number;
    direction: 'ltr' | 'rtl';
  }

  export interface Font {
    postscriptName: string;
    unitsPerEm: number;
    characterSet: number[];
    hasGlyphForCodePoint: (codePoint: number) => boolean;
    glyphForCodePoint: (codePoint: number) => Glyph;
    /** The characters are kept in the glyph, for whoever copies text out of a document. */
    getGlyph: (id: number, characters?: number[]) => Glyph | null;
    /** Shapes by the script it detects; right-to-left scripts come back in visual order. */
    layout: (text: string, features: string[]) => GlyphRun;
  }

  export function create(bytes: Uint8Array): Font;
}
