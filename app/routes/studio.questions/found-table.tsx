import { Link } from '@remix-run/react';
import { hardlyTells } from '#app/authoring/questions/answer-signs.ts';
import { answersWords } from '#app/authoring/questions/answers-messages.ts';
import type { FoundQuestion } from '#app/authoring/questions/get-all-questions-page.server.ts';
import { messages as words } from '#app/authoring/questions/messages.ts';
import { Table } from '#app/ui/table.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

interface FoundTableProps {
  questions: FoundQuestion[];
  caption: string;
  /** The viewer may see how some of them were answered. */
  withAnswers: boolean;
}

/** Questions of many modules; each leads to its editor. */
export function FoundTable({ questions, caption, withAnswers }: FoundTableProps) {
  return (
    <Table caption={caption} stack>
      <thead>
        <tr>
          <th scope="col">{messages.question}</th>
          <th scope="col">{messages.module}</th>
          <th scope="col">{messages.type}</th>
          <th scope="col">{messages.outcome}</th>
          <th scope="col">{messages.waiting}</th>
          {withAnswers && <th scope="col">{messages.answers}</th>}
        </tr>
      </thead>
      <tbody>
        {questions.map((question, index) => {
          const { moduleId, moduleTitle, isDraft, id, stem, type, outcome, critical, remarks } = question;
          const list = `/studio/modules/${moduleId}/questions`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: ids may be missing or twice in a draft
            <tr key={`${moduleId} ${id} ${index}`}>
              <th scope="row">
                <Link to={id === '' ? list : `${list}/${id}`}>{stem || messages.noStem}</Link>
                <p className="muted">{id === '' ? messages.noId : id}</p>
              </th>
              <td data-label={messages.module}>
                {moduleTitle}
                <p className="muted">{isDraft ? messages.draft : messages.published}</p>
              </td>
              <td data-label={messages.type}>
                {words.types[type]}
                {critical && (
                  <p>
                    <Tag state="info">{messages.critical}</Tag>
                  </p>
                )}
              </td>
              <td data-label={messages.outcome}>{outcome || messages.nothing}</td>
              <td data-label={messages.waiting}>
                {remarks === 0 ? (
                  messages.nothing
                ) : (
                  <Link to={id === '' ? list : `${list}/${id}#remarks`}>{messages.count(remarks)}</Link>
                )}
              </td>
              {withAnswers && (
                <td data-label={messages.answers}>
                  <Answers question={question} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Answers({ question: { answers, looksWrong } }: { question: FoundQuestion }) {
  if (!answers) return <span className="muted">{messages.few}</span>;
  const { people, right, discrimination, idle, ahead } = answers;
  const signs = [
    ...(ahead.length > 0 ? [messages.ahead(ahead)] : []),
    ...(idle.length > 0 ? [messages.idle(idle)] : []),
    ...(hardlyTells(answers) ? [messages.tells(answersWords.tells(discrimination))] : []),
  ];
  return (
    <>
      {messages.right(answersWords.percent(right), people)}
      {looksWrong && (
        <>
          <p>
            <Tag state="late">{messages.looksWrong}</Tag>
          </p>
          <ul className="sign-list">
            {signs.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
