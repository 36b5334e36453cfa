import { classes } from '#app/ui/classes.ts';
import { messages } from './messages.ts';
import { type Band, bands } from './score.ts';

const quarter = 160;

/** The scale from 0 to 100 in its four bands, with a mark at the score. What it shows stands beside it in words. */
export function BandScale({ score, band }: { score: number; band: Band }) {
  const at = (score / 100) * bands.length * quarter;
  return (
    <svg className="band-scale" viewBox={`-6 0 ${bands.length * quarter + 12} 62`} aria-hidden="true">
      {bands.map((each, index) => (
        <rect
          key={each}
          className={classes('band-scale__band', each === band && 'band-scale__band--here')}
          x={index * quarter}
          y="14"
          width={quarter}
          height="20"
        />
      ))}
      {bands.map((each, index) => (
        <text
          key={each}
          className={classes('band-scale__text', each === band && 'band-scale__text--here')}
          x={index * quarter}
          y="54"
        >
          {messages.bands[each].title}
        </text>
      ))}
      <polygon className="band-scale__mark" points={`${at - 6},2 ${at + 6},2 ${at},13`} />
      <line className="band-scale__line" x1={at} x2={at} y1="12" y2="34" />
    </svg>
  );
}
