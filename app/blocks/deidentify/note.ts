/**
 * A note of the simulation. Authors write `[[n|text]]` for an identifier of Safe Harbor type n, `{{text}}` for a trap that
 * should stay and `((text))` for what is not scored. Words are found in the plain text alone, so that nothing about them
 * tells where a span begins or ends.
 */
export interface Note {
  /** Between and word in turn: the word w is `pieces[2w + 1]`. */
  pieces: string[];
  spans: Span[];
  /** What is wrong with the markup, in sentences for its author. */
  problems: string[];
}

/** Words from `from` up to, not including, `to`. */
export interface Words {
  from: number;
  to: number;
}

export interface Span extends Words {
  kind: 'identifier' | 'trap' | 'unscored';
  /** Safe Harbor type of an identifier; 0 otherwise. */
  type: number;
}

const markup = /\[\[(\d{1,2})\|([^[\]]+)\]\]|\{\{([^{}]+)\}\}|\(\(([^()]+)\)\)/g;
const strayMarkup = /\[\[|\]\]|\{\{|\}\}|\(\(|\)\)/;

/** A word keeps what stands inside it (7.9, 555-0142, ilse@example.test) and leaves punctuation at its ends outside. */
const word = /([^\s.,;:!?()[\]{}"“”„'‘’…–—](?:\S*[^\s.,;:!?()[\]{}"“”„'‘’…–—])?)/;

interface Marked {
  kind: Span['kind'];
  type: number;
  start: number;
  end: number;
}

export function readNote(text: string): Note {
  const { plain, marks, problems } = readMarkup(text);
  const pieces = plain.split(word);
  const places = wordPlaces(pieces);
  const spans: Span[] = [];
  for (const mark of marks) {
    const inside = places.flatMap(({ start, end }, index) => (start < mark.end && end > mark.start ? [index] : []));
    const [from, last] = [inside[0], inside.at(-1)];
    const quoted = `“${plain.slice(mark.start, mark.end)}”`;
    if (from === undefined || last === undefined) {
      problems.push(`${quoted} is marked but holds no word.`);
      continue;
    }
    if ((places[from]?.start ?? 0) < mark.start || (places[last]?.end ?? 0) > mark.end) {
      problems.push(`The mark around ${quoted} cuts a word in two; put the whole word inside it.`);
    }
    spans.push({ kind: mark.kind, type: mark.type, from, to: last + 1 });
  }
  return { pieces, spans, problems };
}

function readMarkup(text: string): { plain: string; marks: Marked[]; problems: string[] } {
  const marks: Marked[] = [];
  const problems: string[] = [];
  let plain = '';
  let from = 0;
  const addPlain = (piece: string) => {
    const stray = strayMarkup.exec(piece);
    if (stray)
      problems.push(
        `“${stray[0]}” is left over near “${piece.slice(Math.max(0, stray.index - 15), stray.index + 20).trim()}”.`,
      );
    plain += piece;
  };
  for (const match of text.matchAll(markup)) {
    const [whole, type, identifier, trap, unscored] = match;
    addPlain(text.slice(from, match.index));
    const inner = identifier ?? trap ?? unscored ?? '';
    const kind = identifier !== undefined ? 'identifier' : trap !== undefined ? 'trap' : 'unscored';
    marks.push({ kind, type: Number(type ?? 0), start: plain.length, end: plain.length + inner.length });
    addPlain(inner);
    from = match.index + whole.length;
  }
  addPlain(text.slice(from));
  return { plain, marks, problems };
}

function wordPlaces(pieces: string[]): { start: number; end: number }[] {
  let at = 0;
  return pieces.flatMap((piece, index) => {
    const start = at;
    at += piece.length;
    return index % 2 === 1 ? [{ start, end: at }] : [];
  });
}

export function wordCount({ pieces }: Pick<Note, 'pieces'>): number {
  return (pieces.length - 1) / 2;
}

/** The text of a run of words with what stands between them, without what stands around it. */
export function textOf(pieces: string[], { from, to }: Words): string {
  return pieces.slice(2 * from + 1, 2 * to).join('');
}
