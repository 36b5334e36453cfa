/** A line may end after a space or a hyphen, and before or after an ideograph. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{P}\p{M}]*\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}-]*(?:[\s-]+|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|$)/gu;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Breaks text into lines of at most `width`, filling each as far as it goes. `measure` gives the width of a piece without
 * the white space at its end. A word too long for any line is cut between characters.
 */
export function wrapText(text: string, width: number, measure: (piece: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const space = measure('n n') - measure('nn');
  for (const piece of (text.match(PIECES) ?? []).flatMap((whole) => cut(whole, width, measure))) {
    const word = piece.trimEnd();
    const own = measure(word);
    if (line !== '' && used + own > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += own + (piece.length - word.length) * space;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

function cut(piece: string, width: number, measure: (piece: string) => number): string[] {
  if (measure(piece.trimEnd()) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of segmenter.segment(piece)) {
    if (part !== '' && measure((part + segment).trimEnd()) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return part === '' ? parts : [...parts, part];
}
