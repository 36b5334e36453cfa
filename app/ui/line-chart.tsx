export interface ChartPoint {
  /** From 0, the beginning of the time shown, to 1, its end. */
  x: number;
  /** A share, from 0 to 1. */
  y: number;
}

interface LineChartProps {
  /** Points from left to right; between two runs nothing is known, and nothing is drawn. */
  runs: ChartPoint[][];
  /** Under the axis, at its two ends. */
  from: string;
  to: string;
  /** What the drawing shows, in a sentence. */
  label: string;
  /** How the line is drawn, so that two charts differ by more than colour. */
  look: 'solid' | 'dashed';
}

const plot = { left: 46, right: 316, top: 10, bottom: 120 };
const ticks = [0, 50, 100];
const baseline = 140;
const lone = 2.5;

const across = (x: number) => round(plot.left + x * (plot.right - plot.left));
const down = (y: number) => round(plot.bottom - y * (plot.bottom - plot.top));
const round = (n: number) => Math.round(n * 10) / 10;

/** A share over time, drawn on the server. A table of the same numbers belongs beside it. */
export function LineChart({ runs, from, to, label, look }: LineChartProps) {
  const last = runs.at(-1)?.at(-1);
  return (
    <svg className={`line-chart line-chart--${look}`} viewBox="0 0 320 146" role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <path className="line-chart__rule" d={`M${plot.left} ${down(tick / 100)}H${plot.right}`} />
          <text className="line-chart__text" x={plot.left - 6} y={down(tick / 100) + 4} textAnchor="end">
            {tick}%
          </text>
        </g>
      ))}
      {runs.map((run) => (
        <Run key={run[0]?.x} run={run} />
      ))}
      {last && <circle className="line-chart__end" cx={across(last.x)} cy={down(last.y)} r="4" />}
      <text className="line-chart__text" x={plot.left} y={baseline}>
        {from}
      </text>
      <text className="line-chart__text" x={plot.right} y={baseline} textAnchor="end">
        {to}
      </text>
    </svg>
  );
}

function Run({ run }: { run: ChartPoint[] }) {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return null;
  if (first === last) return <circle className="line-chart__end" cx={across(first.x)} cy={down(first.y)} r={lone} />;
  const line = run.map(({ x, y }) => `${across(x)} ${down(y)}`).join('L');
  return (
    <>
      <path
        className="line-chart__area"
        d={`M${across(first.x)} ${plot.bottom}L${line}L${across(last.x)} ${plot.bottom}Z`}
      />
      <path className="line-chart__line" d={`M${line}`} />
    </>
  );
}
