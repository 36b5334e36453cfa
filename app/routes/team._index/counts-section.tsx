import type { CountedRow } from '#app/reporting/dashboard-view.ts';
import { dashboardPath, type PeopleState, peoplePath } from '#app/reporting/people-filter.ts';
import { figuresOf, inWords, moduleState, number, peopleState } from '#app/reporting/people-words.ts';
import { classes } from '#app/ui/classes.ts';
import { FollowLinks } from '#app/ui/follow-links.tsx';
import { Section } from '#app/ui/section.tsx';
import { ShareBar } from '#app/ui/share-bar.tsx';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';

interface CountsSectionProps {
  /** What the rows are; nothing is drawn where there are none. */
  of: 'unit' | 'course' | 'module';
  rows: CountedRow[];
  /** The unit that courses and modules are counted in, and the day if it is not today. */
  here: { unit?: string; on?: string };
  text?: string;
}

const shown: PeopleState[] = ['current', 'due-soon', 'overdue', 'never-started', 'exempt'];

/** Rows of counts, drawn and in numbers; each number opens its list. */
export function CountsSection({ of, rows, here, text }: CountsSectionProps) {
  if (rows.length === 0) return null;
  const { title, what, caption } = messages.counts[of];
  const words = of === 'module' ? moduleState : peopleState;
  const listOf = (id: string, state?: PeopleState) => peoplePath({ ...here, [of]: id, state });
  const to = (id: string) => (of === 'unit' ? dashboardPath({ unit: id, on: here.on }) : listOf(id));
  return (
    <Section id={`${of}s`} title={title} text={text}>
      <FollowLinks>
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
                    <a href={to(id)}>{name}</a>
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
      </FollowLinks>
    </Section>
  );
}

const Count = ({ n, to }: { n: number; to: string }) => (n === 0 ? <>0</> : <a href={to}>{number(n)}</a>);
