/** What differs between two people who see the same page, or between two views of one person. */
export interface SlotValues {
  nonce: string;
  personId: string;
  name: string;
  /** A fresh token for each operation key of the page. */
  newToken: () => string;
}

type SlotKind = 'nonce' | 'person' | 'name' | 'token';

interface Slot {
  kind: SlotKind;
  /** Tells tokens apart; the same number is the same token wherever it stands. */
  number: number;
  /** Inside a script the text stands in a string of JSON in a string of JavaScript, otherwise in HTML. */
  inScript: boolean;
}

export interface SlottedPage {
  /** One more than slots: text, slot, text, slot, …, text. In UTF-8, as they are sent. */
  texts: Buffer[];
  slots: Slot[];
}

/** The words that stand for personal values while a shared page is drawn. `mark` is random, so that no text can hold it. */
export function slotWord(mark: string, kind: SlotKind, number = 0): string {
  return `${mark}${kind}${number}x`;
}

/** Cuts a drawn page at its slot words. */
export function cutPage(html: string, mark: string): SlottedPage {
  const page: SlottedPage = { texts: [], slots: [] };
  let from = 0;
  for (const match of html.matchAll(new RegExp(`${mark}(nonce|person|name|token)(\\d+)x`, 'g'))) {
    page.texts.push(Buffer.from(html.slice(from, match.index)));
    const inScript = html.lastIndexOf('<script', match.index) > html.lastIndexOf('</script', match.index);
    const inTag = html.lastIndexOf('<', match.index) > html.lastIndexOf('>', match.index);
    page.slots.push({ kind: match[1] as SlotKind, number: Number(match[2]), inScript: inScript && !inTag });
    from = match.index + match[0].length;
  }
  page.texts.push(Buffer.from(html.slice(from)));
  return page;
}

/** The page of one person, in UTF-8. */
export function fillPage({ texts, slots }: SlottedPage, values: SlotValues): Buffer {
  const tokens = new Map<number, string>();
  const parts = texts.flatMap((text, index) => {
    const slot = slots[index];
    return slot ? [text, Buffer.from(filled(slot, values, tokens))] : [text];
  });
  return Buffer.concat(parts);
}

function filled({ kind, number, inScript }: Slot, values: SlotValues, tokens: Map<number, string>): string {
  switch (kind) {
    case 'nonce':
      return values.nonce;
    case 'person':
      return values.personId;
    case 'name':
      return inScript ? inJsonInScript(values.name) : inHtml(values.name);
    case 'token': {
      const token = tokens.get(number) ?? values.newToken();
      tokens.set(number, token);
      return token;
    }
  }
}

const htmlEscapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? '');
}

/** As Remix writes the data of a page: JSON, as a string of JavaScript, with nothing in it that could end the script. */
function inJsonInScript(text: string): string {
  return inside(inside(text)).replace(
    /[&<>\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const inside = (text: string): string => JSON.stringify(text).slice(1, -1);
