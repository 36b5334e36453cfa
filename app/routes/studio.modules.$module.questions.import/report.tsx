import { Form } from '@remix-run/react';
import { messages as words } from '#app/authoring/questions/messages.ts';
import type { QuestionReport, ReportedQuestion } from '#app/exchange/questions/preview-questions.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

interface ReportProps {
  report: QuestionReport;
  operationKey: string;
  /** The fields that were sent, with the text that was read: they are sent a second time, for nothing is kept in between. */
  typed: Record<string, string>;
}

/** What becomes of each question, and the button that adds those that can be taken. */
export function Report({ report: { counts, questions }, operationKey, typed }: ReportProps) {
  const { text, intent: _intent, key: _key, person: _person, ...settings } = typed;
  const { report } = messages;
  return (
    <Section id="report" title={report.title}>
      <Notice
        tone={counts.refused > 0 ? 'warn' : 'ok'}
        title={report.counts(counts.found, counts.imported, counts.refused)}
        live
      >
        {counts.unexplained > 0 ? <p>{report.unexplained(counts.unexplained)}</p> : undefined}
      </Notice>
      <QuestionTable questions={questions} />
      {counts.imported === 0 ? (
        <p>{messages.none}</p>
      ) : (
        <Form className="form" method="post" encType="multipart/form-data" key={operationKey}>
          <PersonField />
          {Object.entries(settings).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="intent" value="add" />
          <input type="hidden" name="key" value={`${operationKey}-add`} />
          <textarea hidden readOnly name="text" defaultValue={text} />
          <Button>{messages.add(counts.imported)}</Button>
        </Form>
      )}
    </Section>
  );
}

function QuestionTable({ questions }: { questions: ReportedQuestion[] }) {
  const { report } = messages;
  return (
    <Table caption={report.caption} stack>
      <thead>
        <tr>
          <th scope="col" className="table__number">
            {report.line}
          </th>
          <th scope="col">{report.question}</th>
          <th scope="col">{report.fate}</th>
          <th scope="col">{report.notes}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map((question, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two questions may stand in one line
          <tr key={`${question.line} ${index}`}>
            <td className="table__number" data-label={report.line}>
              {question.line}
            </td>
            <th scope="row">
              {question.fate === 'refused' ? (
                question.text
              ) : (
                <>
                  {question.stem}
                  <p className="muted">{words.types[question.type]}</p>
                </>
              )}
            </th>
            <td data-label={report.fate}>
              <Tag state={question.fate === 'imported' ? 'done' : 'bad'}>{report.fates[question.fate]}</Tag>
            </td>
            <td data-label={report.notes}>
              <Notes question={question} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Notes({ question }: { question: ReportedQuestion }) {
  if (question.fate === 'refused') return question.reason;
  if (question.notes.length === 0) return messages.report.nothing;
  return question.notes.map((note) => <p key={note}>{note}</p>);
}
