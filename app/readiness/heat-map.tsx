import { classes } from '#app/ui/classes.ts';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx';
import { messages } from './messages.ts';
import type { PanelResult } from './panel-result.ts';

const words = {
  caption: 'How many raters chose each level',
  median: 'Median',
  wide: 'Far apart',
} as const;

const levels = [1, 2, 3, 4, 5];

/** Items by levels: the number of raters in each cell, and the more of them the darker its ground. */
export function HeatMap({ result: { dimensions, raters } }: { result: PanelResult }) {
  return (
    <Table caption={words.caption}>
      <thead>
        <tr>
          <th scope="col">{messages.item}</th>
          {levels.map((level) => (
            <th key={level} scope="col" className="heat__head">
              <span className="visually-hidden">{messages.level(level)}</span>
              <span aria-hidden="true">{level}</span>
            </th>
          ))}
          <th scope="col" className="heat__head heat__head--apart">
            {messages.dontKnow}
          </th>
          <th scope="col" className="table__number">
            {words.median}
          </th>
        </tr>
      </thead>
      {dimensions.map(({ id, title, shown, items }) => (
        <tbody key={id} className="heat">
          <tr className="heat__dimension">
            <th scope="rowgroup" colSpan={7}>
              {title}
            </th>
            <td className="table__number">{shown}</td>
          </tr>
          {items.map(({ id: item, title: text, critical, counts, wide, median }) => (
            <tr key={item}>
              <th scope="row" className="heat__item">
                <span className="heat__id">{item}</span> {text}
                {critical && (
                  <>
                    {' '}
                    <abbr className="heat__critical" title={messages.critical}>
                      <span aria-hidden="true">◆</span>
                      <span className="visually-hidden">{messages.critical}</span>
                    </abbr>
                  </>
                )}
                {wide && (
                  <>
                    {' '}
                    <Tag state="soon">{words.wide}</Tag>
                  </>
                )}
              </th>
              {levels.map((level) => (
                <Cell key={level} n={counts[level] ?? 0} of={raters.length} reached={level === median} />
              ))}
              <Cell n={counts[0] ?? 0} of={raters.length} apart />
              <td className="table__number heat__median">{median}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function Cell({ n, of, reached, apart }: { n: number; of: number; reached?: boolean; apart?: boolean }) {
  const step = n === 0 ? 0 : Math.ceil((6 * n) / of);
  return (
    <td
      className={classes(
        'heat__cell',
        apart ? 'heat__cell--apart' : `heat__cell--${step}`,
        reached && 'heat__cell--reached',
      )}
    >
      {n === 0 ? <VisuallyHidden>0</VisuallyHidden> : n}
    </td>
  );
}
