import type { ReactNode } from 'react';

/** Shapes: ring, half, disc, diamond, triangle, cross, dash, square. */
export type TagState = 'open' | 'begun' | 'done' | 'soon' | 'late' | 'bad' | 'off' | 'info';

/** A state: the word carries it, the shape repeats it, the colour repeats it again. */
export function Tag({ state, children }: { state: TagState; children: ReactNode }) {
  return <span className={`tag tag--${state}`}>{children}</span>;
}
