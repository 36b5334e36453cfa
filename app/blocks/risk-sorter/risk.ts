export type Bin = 'go' | 'caution' | 'stop';

export const bins: readonly Bin[] = ['go', 'caution', 'stop'];

/** Data 0–3, tool 0–3, impact 0–3, verification 0–2: higher is riskier. */
export interface Scores {
  d: number;
  t: number;
  i: number;
  v: number;
}

/** `data-tool`: patient data in a tool not approved for them · `impact-check`: a clinical decision without a full check. */
export type HardStop = 'data-tool' | 'impact-check';

const lastGo = 3;
const lastCaution = 6;

export function sumOf({ d, t, i, v }: Scores): number {
  return d + t + i + v;
}

export function hardStops({ d, t, i, v }: Scores): HardStop[] {
  const stops: HardStop[] = [];
  if (d === 3 && t >= 1) stops.push('data-tool');
  if (i === 3 && v >= 1) stops.push('impact-check');
  return stops;
}

/** The bin of a task: a hard stop first, then the sum D + T + I + V (0–3 go, 4–6 caution, 7 and more stop). */
export function binOf(scores: Scores): Bin {
  if (hardStops(scores).length > 0) return 'stop';
  const sum = sumOf(scores);
  if (sum <= lastGo) return 'go';
  return sum <= lastCaution ? 'caution' : 'stop';
}
