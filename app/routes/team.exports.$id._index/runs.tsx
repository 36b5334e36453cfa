import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { RunView } from '#app/interop/run-view.ts';
import { number } from '#app/reporting/people-words.ts';
import { longDate } from '#app/ui/dates.ts';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';

const when = ({ on, time }: RunView) => messages.run(longDate(on), time);

export function Runs({ runs, state }: { runs: RunView[]; state: (form: string) => FormState }) {
  if (runs.length === 0) return <p>{messages.noRuns}</p>;
  const open = runs.find((run) => run.state === 'open');
  const accepted = runs.findIndex((run) => run.state === 'accepted');
  const isNewer = open !== undefined && (accepted === -1 || runs.indexOf(open) < accepted);
  return (
    <>
      <Table caption={messages.caption} captionHidden stack>
        <thead>
          <tr>
            <th scope="col">{messages.at}</th>
            <th scope="col">{messages.what}</th>
            <th scope="col" className="table__number">
              {messages.rows}
            </th>
            <th scope="col">{messages.state}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">{when(run)}</th>
              <td data-label={messages.what}>{run.changesOnly ? messages.changed : messages.whole}</td>
              <td data-label={messages.rows} className="table__number">
                {run.rows === null ? '–' : number(run.rows)}
              </td>
              <td data-label={messages.state}>{messages.states[run.state]}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {isNewer && open && (
        <AdminForm
          state={state('accept')}
          intent="accept"
          hidden={{ run: open.id }}
          button={messages.accept(when(open))}
        />
      )}
    </>
  );
}
