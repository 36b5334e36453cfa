import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface SummaryRow {
  term: string;
  value: ReactNode;
  /** A link or button; name what it changes ("Change date"). */
  action?: ReactNode;
}

export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row) => (
        <div
          key={row.term}
          className={classes('summary-list__row', row.action !== undefined && 'summary-list__row--action')}
        >
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
          {row.action !== undefined && <dd>{row.action}</dd>}
        </div>
      ))}
    </dl>
  );
}
