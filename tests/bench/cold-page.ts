import type { Result } from './results.ts';
import { getWire, type Wire } from './wire.ts';

type Kind = 'html' | 'css' | 'js' | 'font' | 'other';

/** Kilobytes of 1000 bytes. */
const KB = 1000;
const targets = { all: 150, scriptGzip: 95 };

/**
 * What a browser that was never here fetches for a page, by kind: the page's own links, the modules that those import, the
 * fonts of the style sheet that hold Latin letters.
 */
export async function measureColdPage(origin: string, path: string, cookie: string): Promise<Result[]> {
  const fetched = new Map<string, { kind: Kind; bytes: number }>();
  let scriptGzip = 0;
  const visit = async (address: string): Promise<void> => {
    if (fetched.has(address)) return;
    const kind = kindOf(address);
    fetched.set(address, { kind, bytes: 0 });
    const wire = await getWire(origin + address, { cookie, 'accept-encoding': 'br, gzip' });
    fetched.set(address, { kind, bytes: wire.bytes });
    if (kind === 'js') scriptGzip += (await getWire(origin + address, { 'accept-encoding': 'gzip' })).body.length;
    for (const next of linksOf(kind, wire, address)) await visit(next);
  };
  await visit(path);
  const sum = (kind?: Kind) =>
    [...fetched.values()].filter((each) => !kind || each.kind === kind).reduce((total, each) => total + each.bytes, 0);
  const kinds = (['html', 'css', 'js', 'font', 'other'] as const).filter((kind) => sum(kind) > 0);
  return [
    { name: 'cold lesson page, on the wire (br)', value: sum() / KB, unit: 'kB', against: targets.all },
    ...kinds.map((kind) => ({ name: `cold lesson page, ${kind}`, value: sum(kind) / KB, unit: 'kB' })),
    { name: 'cold lesson page, JavaScript by gzip', value: scriptGzip / KB, unit: 'kB', against: targets.scriptGzip },
    { name: 'cold lesson page, requests', value: fetched.size, unit: '' },
  ];
}

function kindOf(address: string): Kind {
  const extension = /\.(\w+)$/.exec(address)?.[1];
  if (extension === 'js' || extension === 'css') return extension;
  if (extension === 'woff2' || extension === 'woff') return 'font';
  return extension ? 'other' : 'html';
}

function linksOf(kind: Kind, { text }: Wire, address: string): string[] {
  const found = kind === 'html' ? linksOfPage(text) : kind === 'js' ? imports(text) : kind === 'css' ? fonts(text) : [];
  return found
    .map((link) => new URL(link, `http://here${address}`))
    .filter((url) => url.host === 'here')
    .map((url) => url.pathname);
}

const fetchedLinks = /^(stylesheet|modulepreload|preload|icon|manifest)$/;

function linksOfPage(html: string): string[] {
  const tags = [...html.matchAll(/<link\b[^>]*>/g)].map((match) => match[0]);
  const linked = tags.filter((tag) => fetchedLinks.test(attribute(tag, 'rel'))).map((tag) => attribute(tag, 'href'));
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map((match) => attribute(match[0], 'src'));
  const inline = [...html.matchAll(/<script\b[^>]*type="module"[^>]*>([\s\S]*?)<\/script>/g)];
  const images = [...html.matchAll(/<img\b[^>]*>/g)].map((match) => attribute(match[0], 'src'));
  const modules = inline.flatMap((match) => imports(match[1] ?? ''));
  return [...linked, ...scripts, ...modules, ...images].filter((link) => link !== '' && !link.startsWith('data:'));
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

/** Static imports alone: what `import()` names is fetched when it is needed. */
function imports(script: string): string[] {
  return [...script.matchAll(/\b(?:from|import)\s*["']((?:\.{0,2}\/)[^"']+)["']/g)].map((match) => match[1] ?? '');
}

/** The first source of each face that may be needed for Latin text. */
function fonts(css: string): string[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((face) => {
      const range = /unicode-range:([^;]+)/i.exec(face)?.[1];
      return range === undefined || /U\+0{0,4}-0*FF\b/i.test(range) || /U\+0*(20|41)-/i.test(range);
    })
    .map((face) => /url\(["']?([^"')]+)/.exec(face)?.[1] ?? '')
    .filter(Boolean);
}
