import { longDate } from '#app/ui/dates.ts';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';
import type { PanelResult, Score } from './panel-result.ts';

const words = { caption: 'Scores of this round and those before it', course: 'Trend' } as const;

/** Each dimension over the rounds, in numbers and as a line; the oldest round stands first. */
export function RoundsCompared({ result: { rounds, dimensions } }: { result: PanelResult }) {
  const rows = [
    { id: 'overall', title: messages.overall, scores: rounds.map(({ overall }) => overall) },
    ...dimensions.map(({ id, title }) => ({
      id,
      title,
      scores: rounds.flatMap((round) => round.dimensions.filter((each) => each.id === id)),
    })),
  ];
  return (
    <Table caption={words.caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{messages.dimension}</th>
          {rounds.map(({ id, title, endedOn }) => (
            <th key={id} scope="col" className="table__number">
              {title}
              <span className="compared__day">{longDate(endedOn)}</span>
            </th>
          ))}
          <th scope="col">{words.course}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, scores }) => (
          <tr key={id} className={id === 'overall' ? 'compared__overall' : undefined}>
            <th scope="row">{title}</th>
            {scores.map(({ shown }, index) => (
              <td key={rounds[index]?.id} className="table__number">
                {shown}
              </td>
            ))}
            <td>
              <Course scores={scores} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const [width, height, edge] = [120, 40, 4];

/** From 0 at the foot to 100 at the head. Its numbers stand in the same row, so that it says nothing of its own. */
function Course({ scores }: { scores: Score[] }) {
  const step = (width - 2 * edge) / Math.max(scores.length - 1, 1);
  const points = scores.map(({ score }, index) => ({
    x: edge + index * step,
    y: height - edge - (score / 100) * (height - 2 * edge),
  }));
  const last = points.at(-1);
  return (
    <svg className="course" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className="course__foot" x1="0" y1={height - edge} x2={width} y2={height - edge} />
      <polyline className="course__line" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {last && <circle className="course__dot" cx={last.x} cy={last.y} r="3.5" />}
    </svg>
  );
}
