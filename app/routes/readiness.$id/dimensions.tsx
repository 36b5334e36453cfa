import { messages as shared } from '#app/readiness/messages.ts';
import type { PanelResult } from '#app/readiness/panel-result.ts';
import { Radar } from '#app/readiness/radar.tsx';
import { longDate } from '#app/ui/dates.ts';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';

/** The radar, and the numbers behind it. */
export function Dimensions({ result: { dimensions, rounds } }: { result: PanelResult }) {
  const [before, now] = [rounds.at(-2), rounds.at(-1)];
  if (!now) return null;
  const list = dimensions.map(({ title, shown }) => `${title} ${shown}`).join(', ');
  return (
    <div className="radar-and-table">
      <div>
        <Radar now={now} before={before} label={messages.radarLabel(list)} />
        {before && (
          <p className="legend">
            <span>
              <span className="legend__line" aria-hidden="true" />
              {messages.thisRound}
            </span>
            <span>
              <span className="legend__line legend__line--before" aria-hidden="true" />
              {before.title}, {longDate(before.endedOn)}
            </span>
          </p>
        )}
      </div>
      <Table caption={messages.radarTable} captionHidden>
        <thead>
          <tr>
            <th scope="col">{shared.dimension}</th>
            <th scope="col" className="table__number">
              {shared.weight}
            </th>
            <th scope="col" className="table__number">
              {shared.score}
            </th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map(({ id, title, weight, shown }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td className="table__number">{weight}</td>
              <td className="table__number">{shown}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
