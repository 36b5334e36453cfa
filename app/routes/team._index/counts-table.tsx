import { Link } from '@remix-run/react';
import type { CountedRow } from '#app/reporting/dashboard-view.ts';
import type { PeopleState } from '#app/reporting/people-filter.ts';
import { figuresOf, inWords, number, type peopleState } from '#app/reporting/people-words.ts';
import { classes } from '#app/ui/classes.ts';
import { ShareBar } from '#app/ui/share-bar.tsx';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';

interface CountsTableProps {
  caption: string;
  /** Heading of the first column. */
  what: string;
  rows: CountedRow[];
  words: typeof peopleState;
  /** Where a row's name leads. */
  to: (id: string) => string;
  /** The list behind a number; of everybody where there is no state. */
  listOf: (id: string, state?: PeopleState) => string;
}

const shown: PeopleState[] = ['current', 'due-soon', 'overdue', 'never-started', 'exempt'];

/** Rows of counts, drawn and in numbers; each number opens its list. */
export function CountsTable({ caption, what, rows, words, to, listOf }: CountsTableProps) {
  return (
    <Table caption={caption} captionHidden stack>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{messages.shares}</th>
          <th scope="col" className="table__number">
            {messages.total}
          </th>
          {shown.map((state) => (
            <th key={state} scope="col" className="table__number">
              {words[state].word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, counts }) => {
          const figures = figuresOf(counts, words);
          return (
            <tr key={id}>
              <th scope="row">
                <Link to={to(id)}>{name}</Link>
              </th>
              <td>
                <ShareBar shares={figures} label={inWords(figures)} />
              </td>
              <td className="table__number" data-label={messages.total}>
                <Count n={counts.all} to={listOf(id)} />
              </td>
              {figures
                .filter(({ key }) => shown.includes(key))
                .map(({ key, word, n }) => (
                  <td key={key} className={classes('table__number', n === 0 && 'table__zero')} data-label={word}>
                    <Count n={n} to={listOf(id, key)} />
                  </td>
                ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

const Count = ({ n, to }: { n: number; to: string }) => (n === 0 ? <>0</> : <Link to={to}>{number(n)}</Link>);
