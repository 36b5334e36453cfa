export interface ReadMail {
  /** Names in lower case; unfolded and decoded. A header that stands twice has two values. */
  headers: Map<string, string[]>;
  subject: string;
  text: string;
  html: string;
  attachments: { fileName: string; contentType: string; content: string }[];
}

interface Part {
  headers: Map<string, string[]>;
  body: string;
}

/** Reads a message as a mail program would: headers, both texts, attachments. */
export function readMail(raw: string): ReadMail {
  const whole = splitPart(raw);
  const parts = leavesOf(whole);
  const textOf = (type: string) => {
    const part = parts.find((each) => typeOf(each).startsWith(type) && !isAttached(each));
    return part ? contentOf(part).replaceAll('\r\n', '\n') : '';
  };
  return {
    headers: whole.headers,
    subject: whole.headers.get('subject')?.[0] ?? '',
    text: textOf('text/plain'),
    html: textOf('text/html'),
    attachments: parts.filter(isAttached).map((part) => ({
      fileName: /filename="?([^";]+)/.exec(part.headers.get('content-disposition')?.[0] ?? '')?.[1] ?? '',
      contentType: typeOf(part),
      content: contentOf(part),
    })),
  };
}

const typeOf = (part: Part) => part.headers.get('content-type')?.[0] ?? 'text/plain';
const isAttached = (part: Part) => /^attachment/.test(part.headers.get('content-disposition')?.[0] ?? '');

function splitPart(raw: string): Part {
  const cut = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of raw
    .slice(0, cut)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), decodeWords(value)]);
  }
  return { headers, body: raw.slice(cut + 4) };
}

function leavesOf(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)/.exec(typeOf(part))?.[1];
  if (!boundary) return [part];
  const inner = `\r\n${part.body}`.split(`\r\n--${boundary}`).slice(1, -1);
  return inner.flatMap((text) => leavesOf(splitPart(text.replace(/^\r\n/, ''))));
}

function contentOf({ headers, body }: Part): string {
  const encoding = headers.get('content-transfer-encoding')?.[0] ?? '7bit';
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? decodeQuoted(body.replaceAll('=\r\n', '')) : body;
}

/** RFC 2047, UTF-8 only. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeQuoted(word.replaceAll('_', ' ')),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
