import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { inflateSync } from 'node:zlib';
import { create, type Font, type Glyph } from 'fontkit';

const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;

/**
 * Opens a WOFF file. It is unpacked here and not by fontkit, whose own inflater is thirty times slower and fails on some
 * sound files.
 */
export function openFontFile(path: string): Font {
  return withOwnCharacters(create(unpackWoff(readFileSync(path))));
}

/**
 * fontkit keeps one object for each glyph, with the characters of whoever asked first: a space would be copied out of
 * this document as the no-break space of an earlier one, and the same certificate would have other bytes.
 */
function withOwnCharacters(font: Font): Font {
  const keptGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, characters = []) => {
    const glyph: Glyph | null = keptGlyph(id, characters);
    const own = glyph === null || characters.length === 0 || isDeepStrictEqual(glyph.codePoints, characters);
    return own ? glyph : Object.create(glyph, { codePoints: { value: characters } });
  };
  return font;
}

/** The plain font in a WOFF 1.0 file: https://www.w3.org/TR/WOFF/#WOFFHeader. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file');
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(SFNT_HEAD + SFNT_ENTRY * count);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (let index = 0; index < count; index += 1) {
    const from = WOFF_HEAD + WOFF_ENTRY * index;
    const start = woff.readUInt32BE(from + 4);
    const packed = woff.readUInt32BE(from + 8);
    const length = woff.readUInt32BE(from + 12);
    const data = woff.subarray(start, start + packed);
    const to = SFNT_HEAD + SFNT_ENTRY * index;
    woff.copy(directory, to, from, from + 4);
    woff.copy(directory, to + 4, from + 16, from + 20);
    directory.writeUInt32BE(offset, to + 8);
    directory.writeUInt32BE(length, to + 12);
    const padding = (4 - (length % 4)) % 4;
    parts.push(packed < length ? inflateSync(data) : data, Buffer.alloc(padding));
    offset += length + padding;
  }
  return Buffer.concat(parts);
}
