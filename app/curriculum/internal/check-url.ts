const page = '/learn/module/lesson';

/**
 * Why an author's link may not stand, or null. Allowed are https, mailto and tel addresses, paths of this site and fragments.
 * The value is parsed as a browser would, against an http and an https page, so that whatever leads elsewhere is seen.
 */
export function linkProblem(value: string): { message: string; fix: string } | null {
  if (value === '') return { message: 'This link leads nowhere.', fix: 'Write an address between the round brackets.' };
  if (/[\s\\<>"`{}|^\p{Cc}]/u.test(value)) {
    return {
      message: 'This address holds a blank, a backslash or another sign that may not stand in it.',
      fix: 'Write it percent-encoded.',
    };
  }
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(value)?.[0].toLowerCase();
  if (scheme === 'https:') return httpsProblem(value);
  if (scheme === 'mailto:' || scheme === 'tel:') return null;
  if (scheme) {
    const fix = scheme === 'http:' ? 'Write https://.' : 'Links may begin with https://, mailto:, tel:, / or #.';
    return { message: `Links with ${scheme} are not allowed.`, fix };
  }
  return isOwnPath(value)
    ? null
    : { message: 'This link leads to another site without saying so.', fix: 'Write https:// and the whole address.' };
}

function httpsProblem(value: string): { message: string; fix: string } | null {
  const url = parsed(value);
  const wrong = { message: 'This is not a whole https address.', fix: 'Write it as https://example.org/page.' };
  if (url?.protocol !== 'https:' || url.hostname === '' || !/^https:\/\/[^/]/i.test(value)) return wrong;
  if (url.username || url.password)
    return { message: 'An address may not hold a user name.', fix: 'Remove what stands before the @.' };
  return null;
}

function isOwnPath(value: string): boolean {
  return ['http://here.invalid', 'https://here.invalid'].every((origin) => {
    const url = parsed(value, `${origin}${page}`);
    return url !== null && url.origin === origin;
  });
}

/** A link that leaves the site. */
export function isExternal(value: string): boolean {
  return /^https:/i.test(value);
}

function parsed(value: string, base?: string): URL | null {
  return URL.canParse(value, base) ? new URL(value, base) : null;
}
