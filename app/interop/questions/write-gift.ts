import type { Question } from '#app/questions/question.ts';
import { giftEscape } from './gift-text.ts';
import { messages } from './messages.ts';
import type { QuestionExport } from './question-export.ts';
import { share } from './share.ts';

const { cannot } = messages;

/** Questions in GIFT. What GIFT has no words for is left out and named, never changed. */
export function writeGift(questions: Question[]): QuestionExport {
  const texts: string[] = [];
  const left: QuestionExport['left'] = [];
  for (const question of questions) {
    const reason = cannotSay(question);
    if (reason) left.push({ id: question.id, reason });
    else texts.push(`::${giftEscape(question.id)}::[plain]${giftEscape(stemOf(question))}${answersOf(question)}\n`);
  }
  return { text: texts.join('\n'), left };
}

/** GIFT numbers, and the arrow between pairs, cannot be escaped; GIFT knows no units, points or orders. */
function cannotSay(question: Question): string | null {
  if (question.points !== 100) return cannot.points;
  if ('fixedOrder' in question) return cannot.fixedOrder;
  if (question.type === 'numeric' && question.unit !== undefined) return cannot.unit;
  if (question.type === 'ordering') return cannot.ordering;
  if (question.type !== 'matching') return null;
  if (Object.keys(question.feedback).some((id) => id !== 'general')) return cannot.rowFeedback;
  return [...question.left, ...question.right].some(({ text }) => text.includes('->')) ? cannot.arrow : null;
}

function stemOf(question: Question): string {
  return question.type === 'scenario' ? `${question.scenario}\n\n${question.stem}` : question.stem;
}

/** A text that begins like a format or a weight says its format first. */
const said = (text: string): string => `${/^[[%]/.test(text.trim()) ? '[plain]' : ''}${giftEscape(text)}`;

function answersOf(question: Question): string {
  switch (question.type) {
    case 'true-false': {
      const { key, feedback } = question;
      const [wrong, right] = key ? [feedback.false, feedback.true] : [feedback.true, feedback.false];
      return ` {${key ? 'TRUE' : 'FALSE'}#${said(wrong)}#${said(right)}}`;
    }
    case 'numeric':
      return ` {#${question.key}:${question.tolerance}####${said(question.feedback.general ?? '')}}`;
    case 'matching': {
      const text = (id: string | undefined) => said(question.right.find((item) => item.id === id)?.text ?? '');
      const rows = question.left.map((row) => `\t=${said(row.text)} -> ${text(question.key[row.id])}`);
      const used = new Set(Object.values(question.key));
      const spare = question.right.filter(({ id }) => !used.has(id)).map(({ id }) => `\t= -> ${text(id)}`);
      return lines([...rows, ...spare], question.feedback.general);
    }
    case 'single':
    case 'scenario':
      return lines(
        optionLines(question, (id) => (id === question.key ? '=' : '~')),
        question.feedback.general,
      );
    case 'multiple': {
      const weight = share(question.key.length);
      const sign = (id: string) => `~%${question.key.includes(id) ? '' : '-'}${weight}%`;
      return lines(optionLines(question, sign), question.feedback.general);
    }
    case 'ordering':
      throw new Error('GIFT has no ordering questions.');
  }
}

type Optioned = Extract<Question, { type: 'single' | 'scenario' | 'multiple' }>;

function optionLines({ options, feedback }: Optioned, sign: (id: string) => string): string[] {
  return options.map(({ id, text }) => {
    const why = feedback[id];
    return `\t${sign(id)}${said(text)}${why === undefined ? '' : ` # ${said(why)}`}`;
  });
}

function lines(answers: string[], general = ''): string {
  return ` {\n${answers.join('\n')}\n\t####${said(general)}\n}`;
}
