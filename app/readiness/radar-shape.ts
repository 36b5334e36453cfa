/** The plane of the radar in units of its drawing; the scores run from the centre to `radius`. */
export const radar = { width: 424, height: 372, x: 212, y: 186, radius: 130 } as const;

export interface Point {
  x: number;
  y: number;
}

/** Where a score of 0 to 100 stands on an axis; the first axis points up, the others follow clockwise. */
export function pointAt(axis: number, axes: number, score: number): Point {
  const angle = (2 * Math.PI * axis) / axes - Math.PI / 2;
  const distance = (radar.radius * score) / 100;
  return { x: round(radar.x + distance * Math.cos(angle)), y: round(radar.y + distance * Math.sin(angle)) };
}

/** The corners of the figure that scores draw, as `points` of a polygon. */
export const outlineOf = (scores: readonly number[]): string =>
  scores
    .map((score, axis) => pointAt(axis, scores.length, score))
    .map(({ x, y }) => `${x},${y}`)
    .join(' ');

/** How a label at the end of an axis is anchored: it must not run into the figure. */
export function anchorAt(axis: number, axes: number): 'start' | 'middle' | 'end' {
  const { x } = pointAt(axis, axes, 100);
  if (Math.abs(x - radar.x) < 1) return 'middle';
  return x > radar.x ? 'start' : 'end';
}

const round = (value: number) => Math.round(value * 10) / 10;
