import { messages } from './messages.ts';
import type { ScoredRound } from './panel-result.ts';
import { anchorAt, outlineOf, pointAt, radar } from './radar-shape.ts';

const rings = [25, 50, 75, 100];

interface RadarProps {
  now: ScoredRound;
  /** Drawn behind as a broken line. */
  before: ScoredRound | undefined;
  /** Names the drawing and leads to the table with the same numbers. */
  label: string;
}

/** Scores of the dimensions as a figure. The table beside it says the same in numbers. */
export function Radar({ now, before, label }: RadarProps) {
  const axes = now.dimensions.length;
  const scores = now.dimensions.map(({ score }) => score);
  return (
    <svg className="radar" viewBox={`0 0 ${radar.width} ${radar.height}`} role="img" aria-label={label}>
      {rings.map((ring) => (
        <polygon key={ring} className="radar__ring" points={outlineOf(scores.map(() => ring))} />
      ))}
      {scores.map((_, axis) => {
        const end = pointAt(axis, axes, 100);
        return (
          <line
            key={now.dimensions[axis]?.id}
            className="radar__axis"
            x1={radar.x}
            y1={radar.y}
            x2={end.x}
            y2={end.y}
          />
        );
      })}
      {before && <polygon className="radar__before" points={outlineOf(before.dimensions.map(({ score }) => score))} />}
      <polygon className="radar__figure" points={outlineOf(scores)} />
      {now.dimensions.map(({ id, score }, axis) => {
        const { x, y } = pointAt(axis, axes, score);
        return <circle key={id} className="radar__dot" cx={x} cy={y} r="4" />;
      })}
      {rings.slice(0, -1).map((ring) => (
        <text key={ring} className="radar__scale" x={radar.x + 4} y={pointAt(0, axes, ring).y - 3}>
          {ring}
        </text>
      ))}
      {now.dimensions.map(({ id, shown }, axis) => {
        const { x, y } = pointAt(axis, axes, 112);
        return (
          <text key={id} className="radar__label" x={x} y={y + labelShift(y)} textAnchor={anchorAt(axis, axes)}>
            <tspan>{messages.short[id]}</tspan>
            <tspan className="radar__score" x={x} dy="1.15em">
              {shown}
            </tspan>
          </text>
        );
      })}
    </svg>
  );
}

/** Two lines of text stand above a label's point at the top, below it at the bottom and around it at the sides. */
function labelShift(y: number): number {
  if (y < radar.y - radar.radius) return -22;
  return y > radar.y + radar.radius ? 16 : -3;
}
