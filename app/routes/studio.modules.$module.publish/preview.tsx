import type { PublicationPreview } from '#app/authoring/publish/preview-publication.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';

/** How many people would owe what, and whose answers a corrected key is about. */
export function Preview({ preview, stems }: { preview: PublicationPreview; stems: Record<string, string> }) {
  const { tracks, marked } = preview;
  const isNobody = tracks.every(({ holders, underWay }) => holders + underWay === 0);
  return (
    <Section id="means" title={messages.means}>
      {isNobody ? (
        <p>{messages.nobody}</p>
      ) : (
        <Table caption={messages.table} stack>
          <thead>
            <tr>
              <th scope="col">{messages.track}</th>
              <th scope="col" className="table__number">
                {messages.holders}
              </th>
              <th scope="col" className="table__number">
                {messages.underWay}
              </th>
              <th scope="col">{messages.again}</th>
            </tr>
          </thead>
          <tbody>
            {tracks.map(({ track, holders, underWay, parts, questions }) => (
              <tr key={track}>
                <th scope="row">{messages.tracks[track]}</th>
                <td className="table__number" data-label={messages.holders}>
                  {messages.number(holders)}
                </td>
                <td className="table__number" data-label={messages.underWay}>
                  {messages.number(underWay)}
                </td>
                <td data-label={messages.again}>{messages.parts(parts, questions)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {marked.length > 0 && (
        <Notice tone="warn" title={messages.marked}>
          <ul>
            {marked.map(({ questionId, people, notRight }) => (
              <li key={questionId}>{messages.markedLine(stems[questionId] ?? questionId, people, notRight)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Section>
  );
}
