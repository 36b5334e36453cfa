/** Never resolved: only there to see whether an address would leave its origin. */
const here = 'https://acumen.invalid';

/** Where to go after signing in: a path of this origin, or null where `next` is anything else. */
export function nextPath(next: string | null | undefined): string | null {
  if (!next?.startsWith('/') || !URL.canParse(next, here)) return null;
  const url = new URL(next, here);
  // "/a/..//evil.example" is of this origin, but its path alone would be read as another host.
  if (url.origin !== here || url.pathname.startsWith('//')) return null;
  if (/^\/log(in|out)(\/|$)/.test(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page that leads back to `path`. */
export function loginPath(path: string): string {
  const next = nextPath(path);
  return next === null || next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`;
}
