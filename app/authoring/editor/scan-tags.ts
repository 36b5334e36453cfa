/** From the first sign of a part of a text up to, and without, the one after its last. */
export interface Range {
  from: number;
  to: number;
}

export interface TagAttribute extends Range {
  name: string;
  /** Between the quotes or braces; null for a name alone. */
  value: (Range & { kind: 'text' | 'braces' }) | null;
}

/** A tag of a block as it stands in the text, finished or not. */
export interface Tag extends Range {
  name: string;
  kind: 'open' | 'close' | 'single';
  attributes: TagAttribute[];
  /** False while it is being typed. */
  closed: boolean;
}

export interface BlockRange extends Range {
  tag: Tag;
  /** What stands between its tags; null for one that closes itself. */
  content: Range | null;
}

/** Finds the tags of blocks in a text, also in one that is wrong elsewhere. Code is passed over. */
export function scanTags(text: string): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  while (at < text.length) {
    const fence = isLineStart(text, at) ? /^ {0,3}(`{3,}|~{3,})/.exec(text.slice(at, at + 40))?.[1] : undefined;
    if (fence !== undefined) at = afterFence(text, at, fence);
    else if (text[at] === '`') at = afterCode(text, at);
    else if (text[at] === '\\') at += 2;
    else {
      const tag = text[at] === '<' ? readTag(text, at) : null;
      if (tag) tags.push(tag);
      at = tag ? Math.max(tag.to, at + 1) : at + 1;
    }
  }
  return tags;
}

const isLineStart = (text: string, at: number) => at === 0 || text[at - 1] === '\n';

function afterFence(text: string, at: number, fence: string): number {
  const end = new RegExp(`\n {0,3}${fence[0] === '`' ? '`' : '~'}{${fence.length},} *(?=\n|$)`).exec(text.slice(at));
  return end ? at + end.index + end[0].length : text.length;
}

/** Inline code ends at as many backquotes as it begins with; without an end it is none. */
function afterCode(text: string, at: number): number {
  const run = /^`+/.exec(text.slice(at))?.[0].length ?? 1;
  const paragraph = text.slice(at + run).split(/\n\s*\n/, 1)[0] ?? '';
  const end = [...paragraph.matchAll(/`+/g)].find(([ticks]) => ticks.length === run);
  return end ? at + run + (end.index ?? 0) + run : at + run;
}

function readTag(text: string, from: number): Tag | null {
  const start = /^<(\/?)([A-Z][A-Za-z0-9]*)?/.exec(text.slice(from, from + 60));
  const [whole = '', slash = '', name = ''] = start ?? [];
  if (name === '') return null;
  const attributes: TagAttribute[] = [];
  let at = from + whole.length;
  const tag = (to: number, single: boolean, closed: boolean): Tag => {
    const kind = slash ? 'close' : single ? 'single' : 'open';
    return { name, kind, from, to, attributes, closed };
  };
  for (;;) {
    at = afterBlanks(text, at);
    if (text.startsWith('/>', at)) return tag(at + 2, true, true);
    if (text[at] === '>') return tag(at + 1, false, true);
    const word = /^[A-Za-z][\w-]*/.exec(text.slice(at, at + 80))?.[0];
    if (word === undefined) return tag(at, false, false);
    const attribute = readAttribute(text, at, word);
    attributes.push(attribute.found);
    if (!attribute.whole) return tag(attribute.found.to, false, false);
    at = attribute.found.to;
  }
}

function readAttribute(text: string, from: number, name: string): { found: TagAttribute; whole: boolean } {
  const sign = afterBlanks(text, from + name.length);
  if (text[sign] !== '=') return { found: { name, from, to: from + name.length, value: null }, whole: true };
  const at = afterBlanks(text, sign + 1);
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1);
    const stop = end < 0 ? endOfLine(text, at) : end;
    const value = { kind: 'text' as const, from: at + 1, to: stop };
    return { found: { name, from, to: end < 0 ? stop : stop + 1, value }, whole: end >= 0 };
  }
  if (quote === '{') {
    const end = closingBrace(text, at);
    const stop = end < 0 ? text.length : end;
    const value = { kind: 'braces' as const, from: at + 1, to: stop };
    return { found: { name, from, to: end < 0 ? stop : stop + 1, value }, whole: end >= 0 };
  }
  return { found: { name, from, to: at, value: null }, whole: false };
}

/** Braces in texts do not count. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at;
    } else if (sign === '"' || sign === "'" || sign === '`') {
      at = closingQuote(text, at, sign);
      if (at < 0) return -1;
    }
  }
  return -1;
}

function closingQuote(text: string, open: number, quote: string): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function afterBlanks(text: string, at: number): number {
  let next = at;
  while (/\s/.test(text[next] ?? '')) next += 1;
  return next;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The innermost whole block around a place. */
export function blockAt(text: string, place: number): BlockRange | null {
  const open: Tag[] = [];
  let found: BlockRange | null = null;
  const offer = (block: BlockRange) => {
    const around = block.from <= place && place <= block.to;
    if (around && (!found || block.to - block.from < found.to - found.from)) found = block;
  };
  for (const tag of scanTags(text)) {
    if (!tag.closed) continue;
    if (tag.kind === 'single') offer({ from: tag.from, to: tag.to, tag, content: null });
    else if (tag.kind === 'open') open.push(tag);
    else {
      const start = open.findLastIndex(({ name }) => name === tag.name);
      const first = open[start];
      if (!first) continue;
      open.length = start;
      offer({ from: first.from, to: tag.to, tag: first, content: { from: first.to, to: tag.from } });
    }
  }
  return found;
}
