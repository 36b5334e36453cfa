import type { TagState } from './tag.tsx';

export interface Share {
  state: TagState;
  word: string;
  n: number;
}

/** How a whole falls into its parts, drawn to scale. The numbers stand beside it in words: the drawing adds nothing to them. */
export function ShareBar({ shares, label }: { shares: Share[]; label: string }) {
  const all = shares.reduce((sum, { n }) => sum + n, 0);
  let from = 0;
  const parts = shares
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => {
      const width = (1000 * n) / all;
      const part = { state, x: from, width };
      from += width;
      return part;
    });
  return (
    <svg className="share-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label={label}>
      {parts.map(({ state, x, width }) => (
        <rect key={state} className={`share-bar__part share-bar__part--${state}`} x={x} width={width} height="10" />
      ))}
    </svg>
  );
}
