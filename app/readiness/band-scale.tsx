import { classes } from '#app/ui/classes.ts';
import { messages } from './messages.ts';
import { type Band, bands } from './score.ts';

const quarter = 160;

/** The scale from 0 to 100 in its four bands, with a mark at the score and the bands in words below. */
export function BandScale({ score, band }: { score: number; band: Band }) {
  const at = (score / 100) * bands.length * quarter;
  return (
    <div className="band-scale">
      <svg className="band-scale__drawing" viewBox={`0 0 ${bands.length * quarter} 36`} aria-hidden="true">
        {bands.map((each, index) => (
          <rect
            key={each}
            className={classes('band-scale__band', each === band && 'band-scale__band--here')}
            x={index * quarter + 1}
            y="14"
            width={quarter - 2}
            height="20"
          />
        ))}
        <polygon className="band-scale__mark" points={`${at - 7},0 ${at + 7},0 ${at},13`} />
        <line className="band-scale__line" x1={at} x2={at} y1="12" y2="35" />
      </svg>
      <ol className="band-scale__names">
        {bands.map((each) => (
          <li key={each} aria-current={each === band || undefined}>
            {messages.bands[each].title}
            <span className="band-scale__range">{messages.bands[each].range}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
