import type { LessonBody } from '#app/curriculum/get-lesson-body.server.ts';

type Body = Pick<LessonBody, 'segments' | 'outline' | 'stops'>;

export interface Stretch {
  minutes: number;
  /** Heading or block at which it ends; null at the end of the lesson. */
  until: string | null;
  /** Text of the heading it starts under; null at the beginning. */
  section: string | null;
}

/** What lies between a place in a lesson (`''`: its beginning) and its end. */
export function stretchToEnd(body: Body, place: string): Stretch {
  return stretch(body, place, Number.POSITIVE_INFINITY);
}

/** As many whole stops from a place on as fit into some minutes, at least one. */
export function stretchWithin(body: Body, place: string, minutes: number): Stretch {
  return stretch(body, place, minutes * 60);
}

/** Whether a place is still in the text; the beginning always is. */
export function hasPlace({ segments }: Pick<Body, 'segments'>, place: string): boolean {
  return place === '' || placesOf(segments).includes(place);
}

function stretch({ segments, outline, stops }: Body, place: string, seconds: number): Stretch {
  const order = placesOf(segments);
  const at = (id: string) => (id === '' ? -1 : order.indexOf(id));
  const from = Math.max(
    0,
    stops.findLastIndex((stop) => at(stop.place) <= at(place)),
  );
  let total = 0;
  let end = from;
  while (end < stops.length && (end === from || total + (stops[end]?.seconds ?? 0) <= seconds)) {
    total += stops[end]?.seconds ?? 0;
    end += 1;
  }
  const headings = outline.filter((heading) => heading.depth === 2 && at(heading.id) <= at(place));
  return {
    minutes: Math.max(1, Math.ceil(total / 60)),
    until: stops[end]?.place ?? null,
    section: place === '' ? null : (headings.at(-1)?.text ?? null),
  };
}

/** A stored lesson stays the same object while it is remembered. */
const remembered = new WeakMap<Body['segments'], string[]>();

/** Ids in reading order: headings and paragraphs of the text, and blocks. */
function placesOf(segments: Body['segments']): string[] {
  const known = remembered.get(segments);
  if (known) return known;
  const places = segments.flatMap((segment) =>
    segment.kind === 'block'
      ? [segment.id]
      : [...segment.html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  remembered.set(segments, places);
  return places;
}
