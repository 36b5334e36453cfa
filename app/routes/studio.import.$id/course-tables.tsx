import type { CourseReport, FileReport } from '#app/interop/courses/course-report.ts';
import { Details } from '#app/ui/details.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';

const kinds = ['headings', 'pictures', 'links'] as const;
const parts = ['found', 'kept', 'marked'] as const;

/** What became of a course of another system: in all, and file by file. */
export function CourseTables({ course }: { course: CourseReport }) {
  return (
    <Section id="files" title={messages.files}>
      <Table caption={messages.kept} stack>
        <thead>
          <tr>
            <th scope="col">{messages.kind}</th>
            {parts.map((part) => (
              <th key={part} scope="col" className="table__number">
                {messages.counts[part]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{messages.kinds[kind]}</th>
              {parts.map((part) => (
                <td key={part} className="table__number" data-label={messages.counts[part]}>
                  {course.counts[kind][part]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <Table caption={messages.fileByFile} stack>
        <thead>
          <tr>
            <th scope="col">{messages.file}</th>
            <th scope="col">{messages.fate}</th>
            <th scope="col">{messages.findings}</th>
          </tr>
        </thead>
        <tbody>
          {course.files.map((file) => (
            <tr key={file.path}>
              <th scope="row">{file.path}</th>
              <td data-label={messages.fate}>{fateOf(file)}</td>
              <td data-label={messages.findings}>
                <Findings file={file} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function fateOf(file: FileReport): string {
  switch (file.fate) {
    case 'lesson':
      return messages.asLesson(file.file, file.title);
    case 'picture':
      return messages.asPicture(file.file);
    case 'refused':
      return messages.refused(file.line, file.column, file.message);
    case 'left':
      return messages.notTaken(file.message);
  }
}

function Findings({ file }: { file: FileReport }) {
  if (file.fate !== 'lesson' || file.findings.length === 0) return messages.nothing;
  return (
    <Details summary={messages.changes(file.findings.length)}>
      <ul>
        {file.findings.map(({ line, column, message }) => (
          <li key={`${line}:${column} ${message}`}>
            {messages.place(line, column)}
            {message}
          </li>
        ))}
      </ul>
    </Details>
  );
}
