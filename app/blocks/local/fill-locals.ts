import type { Segment } from '../block.ts';

/** The markup that `Local` compiles to; its text holds no tags. */
const place = /<span class="local" data-local="([a-z0-9-]+)">([^<]*)<\/span>/g;

/** The local values that a lesson names, sorted. */
export function localNames(segments: readonly Segment[]): string[] {
  const names = segments.flatMap((segment) =>
    segment.kind === 'html' ? [...segment.html.matchAll(place)].map(([, name = '']) => name) : [],
  );
  return [...new Set(names)].sort();
}

/** Puts the organisation's values in; where there is none, the words that stand in for it stay. */
export function fillLocals(segments: readonly Segment[], values: Readonly<Record<string, string>>): Segment[] {
  return segments.map((segment) => {
    if (segment.kind !== 'html') return segment;
    const html = segment.html.replace(place, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined ? whole : `<span class="local">${escaped(value)}</span>`;
    });
    return { ...segment, html };
  });
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
