import { number } from '#app/reporting/people-words.ts';
import { longDate } from '#app/ui/dates.ts';
import { Notice } from '#app/ui/notice.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { Table } from '#app/ui/table.tsx';
import type { RuleDryRun } from './get-new-rule-page.server.ts';
import { messages } from './messages.ts';

const words = messages.dryRun;

type Preview = { preview: RuleDryRun['preview'] };

/** How many people a rule affects and what it costs them. */
export function DryRunFacts({ sentence, preview }: Pick<RuleDryRun, 'sentence'> & Preview) {
  const { on, people, given, opened, soon, soonOn, minutes } = preview;
  return (
    <>
      <p>{sentence}</p>
      {opened === 0 && <Notice title={words.nobody} />}
      {soon > 0 && <Notice tone="warn" title={words.soon(soon, longDate(soonOn))} />}
      <SummaryList
        rows={[
          { term: words.people(longDate(on)), value: number(people) },
          { term: words.given, value: number(given) },
          { term: words.opened, value: number(opened) },
          { term: words.perPerson, value: words.atMost(words.time(minutes)) },
          { term: words.total, value: words.atMost(words.time(minutes * opened)) },
        ]}
      />
      <p className="muted">{words.atMostText}</p>
    </>
  );
}

/** Who gets the curriculum newly, by unit and by name. */
export function DryRunTables({ preview: { opened, minutes, units, first } }: Preview) {
  const inUnits = units.reduce((sum, unit) => sum + unit.people, 0);
  return (
    <>
      <Table caption={words.byUnit}>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col" className="table__number">
              {words.peopleHead}
            </th>
            <th scope="col" className="table__number">
              {words.timeHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">{unit.name ?? words.noUnit}</th>
              <td className="table__number">{number(unit.people)}</td>
              <td className="table__number">{words.time(unit.people * minutes)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {inUnits < opened && <p className="muted">{words.otherUnits(opened - inUnits)}</p>}
      <Table caption={words.byName} stack>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.dueHead}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <bdi>{person.name}</bdi>
              </th>
              <td data-label={words.unit}>{person.unit ?? words.noUnit}</td>
              <td data-label={words.dueHead}>{longDate(person.dueOn)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {first.length < opened && <p className="muted">{words.more(opened - first.length)}</p>}
    </>
  );
}
