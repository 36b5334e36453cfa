import { Form } from '@remix-run/react';
import type { TrendPoint } from '#app/assignments/trend.ts';
import { daysBetween } from '#app/platform/calendar.ts';
import type { DrawnDashboard, Trend } from '#app/reporting/dashboard-view.ts';
import { moduleState, number, peopleState } from '#app/reporting/people-words.ts';
import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { Details } from '#app/ui/details.tsx';
import { Field } from '#app/ui/field.tsx';
import { LineChart } from '#app/ui/line-chart.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

/** How the shares went in the last year, drawn and, month by month, in numbers. */
export function TrendSection({ page }: { page: DrawnDashboard }) {
  const { trend } = page;
  if (trend === null) return null;
  return (
    <Section id="trend" title={messages.trend} text={messages.trendText}>
      <TrendOf page={page} of={trend.of} />
      {trend.drawnBy === null ? <Drawn trend={trend} /> : <p>{messages.trendFrom(longDate(trend.drawnBy))}</p>}
    </Section>
  );
}

function TrendOf({ page: { unit, courses, modules }, of }: { page: DrawnDashboard; of: string | null }) {
  const options = (kind: string, rows: { id: string; name: string }[]) =>
    rows.map(({ id, name }) => (
      <option key={id} value={`${kind}:${id}`}>
        {name}
      </option>
    ));
  return (
    <Form className="filter" method="get" action="/team#trend" key={of}>
      {unit && <input type="hidden" name="unit" value={unit.id} />}
      <Field id="trend-of" label={messages.trendOf}>
        <select id="trend-of" name="trend" className="input" defaultValue={of ?? ''}>
          <option value="">{messages.everyCourse}</option>
          <optgroup label={messages.counts.course.title}>{options('course', courses)}</optgroup>
          <optgroup label={messages.counts.module.title}>{options('module', modules)}</optgroup>
        </select>
      </Field>
      <Button look="secondary">{messages.show}</Button>
    </Form>
  );
}

const drawn = ['current', 'overdue'] as const;
const looks = { current: 'solid', overdue: 'dashed' } as const;

function Drawn({ trend: { of, runs } }: { trend: Trend }) {
  const points = runs.flat();
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return null;
  const words = of?.startsWith('module:') ? moduleState : peopleState;
  const length = daysBetween(first.on, last.on);
  const at = ({ on }: TrendPoint) => daysBetween(first.on, on) / length;
  return (
    <>
      <div className="trend">
        {drawn.map((state) => (
          <figure key={state} className="trend__chart">
            <figcaption className="trend__title">
              <Tag state={words[state].tag}>{words[state].word}</Tag>
              <span className="trend__share">{messages.share(percent(last, state))}</span>
              <span className="muted small">{messages.shareOf(number(peopleIn(last)), number(peopleIn(first)))}</span>
            </figcaption>
            <LineChart
              runs={runs.map((run) => run.map((point) => ({ x: at(point), y: point[state] / peopleIn(point) })))}
              from={longDate(first.on)}
              to={longDate(last.on)}
              look={looks[state]}
              label={messages.drawn(
                words[state].word,
                percent(last, state),
                longDate(last.on),
                percent(first, state),
                longDate(first.on),
              )}
            />
          </figure>
        ))}
      </div>
      {runs.length > 1 && <p className="muted small">{messages.gaps}</p>}
      <div className="trend-numbers">
        <Details summary={messages.numbers}>
          <Numbers points={monthEnds(points)} words={words} />
          <p className="muted small">{messages.past}</p>
        </Details>
      </div>
    </>
  );
}

const peopleIn = ({ on: _, ...counts }: TrendPoint): number => Object.values(counts).reduce((sum, n) => sum + n, 0);
const percent = (point: TrendPoint, state: (typeof drawn)[number]): number =>
  Math.round((100 * point[state]) / peopleIn(point));

/** The last point of each month. */
const monthEnds = (points: TrendPoint[]): TrendPoint[] => [
  ...new Map(points.map((point) => [point.on.slice(0, 7), point])).values(),
];

function Numbers({ points, words }: { points: TrendPoint[]; words: typeof peopleState }) {
  const columns = [
    { word: messages.total, of: peopleIn },
    { word: words.current.word, of: (point: TrendPoint) => point.current },
    { word: words['due-soon'].word, of: (point: TrendPoint) => point.dueSoon },
    { word: words.overdue.word, of: (point: TrendPoint) => point.overdue },
    { word: words['never-started'].word, of: (point: TrendPoint) => point.neverStarted },
    { word: words.exempt.word, of: (point: TrendPoint) => point.exempt },
  ];
  return (
    <Table caption={messages.numbersCaption} captionHidden stack>
      <thead>
        <tr>
          <th scope="col">{messages.on}</th>
          {columns.map(({ word }) => (
            <th key={word} scope="col" className="table__number">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.on}>
            <th scope="row">{longDate(point.on)}</th>
            {columns.map(({ word, of }) => (
              <td key={word} className="table__number" data-label={word}>
                {number(of(point))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
