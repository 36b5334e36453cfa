import { headingSlug } from '#app/curriculum/heading-slug.ts';
import { type AnyNode, clip, inlineCode, text, wordsOf } from './any-node.ts';
import type { Conversion } from './conversion.ts';
import { messages } from './messages.ts';
import { candidates, pageAt } from './resolve-path.ts';

const { findings } = messages;

/** What a page's links and pictures can lead to. */
export interface Surroundings {
  path: string;
  /** Path of a page → id of its lesson. */
  lessons: ReadonlyMap<string, string>;
  /** Path of a picture → its file in the module, such as `assets/ward.png`. */
  pictures: ReadonlyMap<string, string>;
}

interface Walk {
  page: Conversion;
  around: Surroundings;
  /** Slugs of the headings of the page. */
  headings: Set<string>;
}

/** Leads links to lessons and pictures to assets. What leads nowhere here becomes words with its address as code. */
export function references(nodes: AnyNode[], page: Conversion, around: Surroundings): AnyNode[] {
  const headings = new Set(nodes.filter(({ type }) => type === 'heading').map((node) => headingSlug(wordsOf(node))));
  return nodes.flatMap((node) => visit(node, { page, around, headings }));
}

function visit(node: AnyNode, walk: Walk): AnyNode[] {
  if (node.type === 'image') return picture(node, walk);
  const next = node.children ? { ...node, children: node.children.flatMap((child) => visit(child, walk)) } : node;
  return node.type === 'link' ? link(next, walk) : [next];
}

/** The words of a link and its address as code; words that a lesson would take for an address are code as well. */
function unlinked(children: AnyNode[], words: string, address: string): AnyNode[] {
  const code = inlineCode(clip(address));
  if (words === address || words === '') return [...children.filter(({ type }) => type === 'image'), code];
  const said = /:\/\/|www\.|@/i.test(words) ? [inlineCode(clip(words))] : children;
  return [...said, text(' ('), code, text(')')];
}

type Target = { url: string; note?: string } | { problem: string };

function link(node: AnyNode, walk: Walk): AnyNode[] {
  const { counts } = walk.page;
  counts.links.found += 1;
  const address = (node.url ?? '').trim();
  const target = targetOf(address, walk);
  const children = node.children ?? [];
  const words = wordsOf(node).trim();
  if ('problem' in target) {
    counts.links.marked += 1;
    walk.page.report(node, target.problem);
    if (address === '') return children;
    return unlinked(children, words, address);
  }
  counts.links.kept += 1;
  if (target.note) walk.page.report(node, target.note);
  if (words !== '') return [{ ...node, url: target.url, title: node.title || null }];
  walk.page.report(node, findings.linkEmpty);
  return [{ ...node, url: target.url, children: [...children, text(address)] }];
}

function targetOf(address: string, walk: Walk): Target {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (address.startsWith('//')) return web(`https:${address}`, findings.https(address));
  if (scheme === 'https') return web(address);
  if (scheme === 'http') return web(address.replace(/^http:/i, 'https:'), findings.https(address));
  if (scheme === 'mailto' || scheme === 'tel') return { url: encoded(address) };
  if (scheme) return { problem: findings.linkUnsafe(address) };
  const fragment = /#(.*)$/s.exec(address)?.[1] ?? '';
  const place = fragment === '' ? '' : `#s-${headingSlug(decodeURIComponentOr(fragment))}`;
  if (address.startsWith('#')) {
    return walk.headings.has(place.slice(3)) ? { url: place } : { problem: findings.linkLocal(address) };
  }
  const lesson = pageAt(walk.around.lessons, candidates(address, walk.around.path));
  return lesson === undefined ? { problem: findings.linkLocal(address) } : { url: `${lesson}${place}` };
}

function web(address: string, note?: string): Target {
  const url = encoded(address);
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isWhole = parsed?.hostname && !parsed.username && !parsed.password && /^https:\/\/[^/]/i.test(url);
  if (!isWhole) return { problem: findings.linkUnsafe(address) };
  return note ? { url, note } : { url };
}

/** Signs that no address of a lesson may hold. */
function encoded(address: string): string {
  return address.replace(/[\s\\<>"`{}|^\p{Cc}]/gu, (sign) => encodeURIComponent(sign));
}

function decodeURIComponentOr(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function picture(node: AnyNode, { page, around }: Walk): AnyNode[] {
  const { counts } = page;
  counts.pictures.found += 1;
  const address = (node.url ?? '').trim();
  const alt = (node.alt ?? '').replace(/\s+/g, ' ').trim();
  const asset = candidates(address, around.path)
    .map((path) => around.pictures.get(path))
    .find((file) => file !== undefined);
  if (asset !== undefined) {
    counts.pictures.kept += 1;
    if (alt === '') page.report(node, findings.alt(asset));
    return [{ ...node, url: asset, title: node.title || null, alt: alt || messages.missingAlt(asset) }];
  }
  counts.pictures.marked += 1;
  const outside = /^(https?:)?\/\//i.test(address);
  page.report(node, outside ? findings.pictureOutside(address) : findings.pictureMissing(address));
  const words = text(messages.pictureMissing(alt));
  return address === '' ? [words] : [words, text(' ('), inlineCode(clip(address)), text(')')];
}
