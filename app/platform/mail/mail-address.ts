const longest = 254;
const longestLocal = 64;

/**
 * The address as it may stand in an envelope and a header, or null. Stricter than RFC 5321: one `@`, no quotes, no
 * comments, no lists, and nothing that a mail server could take for the end of a line.
 */
export function mailAddress(text: string): string | null {
  const clean = text.replace(/^ +| +$/g, '');
  const [local = '', domain = '', ...more] = clean.split('@');
  if (more.length > 0 || clean.length > longest || local.length > longestLocal) return null;
  return isLocal(local) && isDomain(domain) ? clean : null;
}

const isLocal = (text: string): boolean => /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~.-]+$/u.test(text) && hasNoBareDot(text);

/** A host name with a dot, or an address literal's look-alike `[…]` never. */
const isDomain = (text: string): boolean =>
  /^[\p{L}\p{N}\p{M}.-]+$/u.test(text) && text.includes('.') && hasNoBareDot(text) && !/(^|\.)-|-(\.|$)/.test(text);

const hasNoBareDot = (text: string): boolean => !/^\.|\.$|\.\./.test(text);

/**
 * A text for a header: one line without control characters, so that nothing in a name or a title can begin another header.
 * Overrides of direction go too: they make one subject read as another.
 */
export function headerText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
