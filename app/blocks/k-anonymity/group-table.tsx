import type { ReactNode } from 'react';
import { Table } from '#app/ui/table.tsx';
import type { Facts, Group } from './facts.ts';
import { messages } from './messages.ts';
import type { KAnonymityView } from './model.ts';

interface GroupTableProps {
  view: KAnonymityView;
  facts: Facts;
  /** Reads k aloud when it changes. */
  live?: boolean;
}

/** k, the figures, a picture of the groups and the table with its rows sorted into groups, smallest first. */
export function GroupTable({ view, facts, live }: GroupTableProps) {
  const { k, groups, unique, rows, loss, groupsBefore } = facts;
  const reached = k >= view.target;
  return (
    <div className="k-anonymity__facts">
      <div className={`k-meter k-meter--${reached ? 'reached' : 'short'}`}>
        <p className="k-meter__words" role={live ? 'status' : undefined}>
          <strong className="k-meter__k">{messages.k(k)}</strong>{' '}
          <span>
            {messages.kWords(k, groups.length)} {reached ? messages.reached(view.target) : messages.short(view.target)}
          </span>
        </p>
        <dl className="k-meter__figures">
          <Figure name={messages.unique} value={messages.percent(Math.round((100 * unique) / rows))}>
            {messages.uniqueWords(unique, rows)}
          </Figure>
          <Figure name={messages.loss} value={messages.percent(loss)}>
            {messages.lossWords(groups.length, groupsBefore)}
          </Figure>
        </dl>
      </div>
      <Crowd groups={groups} target={view.target} />
      <Rows view={view} facts={facts} />
    </div>
  );
}

function Figure({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong> {children}
      </dd>
    </div>
  );
}

/** A dot for each row, group by group; the table beside it says the same in words. */
function Crowd({ groups, target }: { groups: Group[]; target: number }) {
  return (
    <div className="k-crowd" aria-hidden="true">
      {groups.map(({ rows }) => (
        <span className={`k-crowd__group${rows.length < target ? ' k-crowd__group--small' : ''}`} key={rows.join(' ')}>
          {rows.map((row) => (
            <span className="k-crowd__person" key={row} />
          ))}
        </span>
      ))}
    </div>
  );
}

function Rows({ view, facts }: { view: KAnonymityView; facts: Facts }) {
  return (
    <Table caption={messages.table(facts.k)}>
      <thead>
        <tr>
          <th scope="col">{messages.size}</th>
          {view.columns.map(({ id, label }) => (
            <th scope="col" key={id}>
              {label}
            </th>
          ))}
          <th scope="col">{messages.row}</th>
        </tr>
      </thead>
      <tbody>
        {facts.groups.map((group) => (
          <GroupRow group={group} target={view.target} key={group.rows.join(' ')} />
        ))}
      </tbody>
    </Table>
  );
}

function GroupRow({ group, target }: { group: Group; target: number }) {
  const size = group.rows.length;
  const small = size < target;
  return (
    <tr className={small ? 'k-row--small' : undefined}>
      <th scope="row">
        {size}
        {small && <span className="k-row__why"> {size === 1 ? messages.alone : messages.tooFew}</span>}
      </th>
      {group.values.map((value, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table keep their places
        <td key={column}>{value}</td>
      ))}
      <td>{group.rows.join(', ')}</td>
    </tr>
  );
}
