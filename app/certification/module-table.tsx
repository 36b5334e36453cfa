import { longDate } from '#app/ui/dates.ts';
import { Table } from '#app/ui/table.tsx';
import { groupFingerprint } from './fingerprint.ts';
import { messages } from './sheet-messages.ts';
import type { Snapshot, SnapshotModule } from './snapshot.ts';

/** What was taught, column by column as the paper has it: each module in the version that the holder met. */
export function ModuleTable({ modules }: { modules: Snapshot['modules'] }) {
  return (
    <Table caption={messages.modules} stack>
      <thead>
        <tr>
          <th scope="col">{messages.module}</th>
          <th scope="col">{messages.track}</th>
          <th scope="col">{messages.how}</th>
          <th scope="col" className="table__number">
            {messages.minutesShort}
          </th>
          <th scope="col">{messages.date}</th>
        </tr>
      </thead>
      <tbody>
        {modules.map((module) => (
          <ModuleRow module={module} key={module.id} />
        ))}
      </tbody>
    </Table>
  );
}

function ModuleRow({ module }: { module: SnapshotModule }) {
  const { title, version, fingerprint, track, how, minutes, on, delta } = module;
  return (
    <tr>
      <th scope="row">
        {title}
        <span className="certificate__version">{messages.version(version, groupFingerprint(fingerprint))}</span>
        {delta && (
          <span className="certificate__version">
            {messages.refreshed(delta.version, groupFingerprint(delta.fingerprint))}
          </span>
        )}
      </th>
      <td data-label={messages.track}>{messages.tracks[track]}</td>
      <td data-label={messages.how}>{messages.hows[how]}</td>
      <td data-label={messages.minutesShort} className="table__number">
        {minutes + (delta?.minutes ?? 0)}
      </td>
      <td data-label={messages.date} className="nowrap">
        {longDate(on)}
        {delta && (
          <>
            , <br />
            {longDate(delta.on)}
          </>
        )}
      </td>
    </tr>
  );
}
