import { posix } from 'node:path';

/** Where static site generators keep what a page names from the root of the site. */
const roots = ['', 'static', 'public', 'docs', 'content', 'src', 'assets', 'source'];

/** The paths that a local address on a page may mean, without its query and fragment; the likeliest first. */
export function candidates(address: string, page: string): string[] {
  const bare = decoded(address.replace(/[?#].*$/s, ''));
  if (bare === '' || bare.includes('\0') || bare.includes('\\')) return [];
  const [top = ''] = page.split('/');
  const bases = bare.startsWith('/')
    ? roots.flatMap((root) => [root, posix.join(top, root)])
    : [posix.dirname(page), ...(bare.startsWith('@site/') ? ['', top] : [])];
  const target = bare.replace(/^(@site)?\/+/, '');
  return bases.map((base) => posix.normalize(posix.join(base, target))).filter((path) => !path.startsWith('..'));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The page that a path names, with its ending, without it, as HTML that was made of it, or by its folder. */
export function pageAt<T>(pages: ReadonlyMap<string, T>, paths: string[]): T | undefined {
  for (const path of paths) {
    const bare = path.replace(/\/$/, '').replace(/\.(html?|md|mdx|markdown)$/i, '');
    const names = [path, `${bare}.md`, `${bare}.mdx`, `${bare}.markdown`];
    const index = ['index.md', 'index.mdx', '_index.md', 'README.md', 'readme.md'].map((name) =>
      posix.join(bare, name),
    );
    for (const name of [...names, ...index]) {
      const page = pages.get(name);
      if (page !== undefined) return page;
    }
  }
  return undefined;
}
