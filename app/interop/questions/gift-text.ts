/** The same text with each escaped sign blotted out, so that a control sign found in it is one. Places are kept. */
export const mask = (text: string): string => text.replace(/\\[\s\S]/g, '\0\0');

/** Cuts at the first unescaped sign; without one there is no second part. */
export function cutAt(text: string, sign: string): [before: string, after?: string] {
  const at = mask(text).indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + sign.length)];
}

/** What follows each unescaped sign. Words before the first are an answer that has lost its sign, and come with ''. */
export function partsAt(text: string, signs: RegExp): { sign: string; text: string }[] {
  const marks = [...mask(text).matchAll(signs)];
  const before = text.slice(0, marks[0]?.index ?? text.length);
  const parts = marks.map((mark, index) => ({
    sign: mark[0],
    text: text.slice(mark.index + mark[0].length, marks[index + 1]?.index),
  }));
  return before.trim() === '' ? parts : [{ sign: '', text: before }, ...parts];
}

/** Lines that were only broken for the eye run on; `\n` is a line break, and a backslash before another sign is one. */
export function giftPlain(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/g, ' ')
    .replace(/\\([\s\S])/g, (both, sign: string) => (sign === 'n' ? '\n' : /[:#={}~\\]/.test(sign) ? sign : both))
    .trim();
}

/** The other way: one line in which nothing is a control sign. */
export function giftEscape(text: string): string {
  return text.replace(/[:#={}~\\]/g, '\\$&').replace(/\n/g, '\\n');
}
