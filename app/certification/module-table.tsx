import { longDate } from '#app/ui/dates.ts';
import { Table } from '#app/ui/table.tsx';
import { messages } from './sheet-messages.ts';
import type { Snapshot } from './snapshot.ts';

/** What was taught: each module in the version and with the fingerprint that the holder met. */
export function ModuleTable({ modules }: { modules: Snapshot['modules'] }) {
  return (
    <Table caption={messages.modules} stack>
      <thead>
        <tr>
          <th scope="col">{messages.module}</th>
          <th scope="col">{messages.version}</th>
          <th scope="col">{messages.track}</th>
          <th scope="col">{messages.how}</th>
          <th scope="col">{messages.date}</th>
        </tr>
      </thead>
      <tbody>
        {modules.map((module) => (
          <tr key={module.id}>
            <th scope="row">{module.title}</th>
            <td data-label={messages.version}>
              {module.version} <span className="serial">{module.fingerprint.slice(0, 8)}</span>
            </td>
            <td data-label={messages.track}>{messages.tracks[module.track]}</td>
            <td data-label={messages.how}>{messages.hows[module.how]}</td>
            <td data-label={messages.date} className="nowrap">
              {longDate(module.on)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
