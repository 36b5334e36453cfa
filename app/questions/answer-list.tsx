import { answerLines } from './answer-lines.ts';
import type { Answer, SealedQuestion } from './question.ts';

/** An answer in the words of its question: a paragraph, or a list where it has several parts. */
export function AnswerList({ question, answer }: { question: SealedQuestion; answer: Answer }) {
  const lines = answerLines(question, answer);
  const [line] = lines;
  if (lines.length === 1) return <p>{line}</p>;
  const List = question.type === 'ordering' ? 'ol' : 'ul';
  return (
    <List className={question.type === 'ordering' ? 'list-numbered' : 'list'}>
      {lines.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </List>
  );
}
