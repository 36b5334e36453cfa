import { xmlText } from '#app/formats/xml.ts';
import type { Question } from '#app/questions/question.ts';
import { messages } from './messages.ts';
import type { QuestionExport } from './question-export.ts';
import { share } from './share.ts';

const { cannot } = messages;

/** Questions as Moodle imports them from its XML. What it has no words for is left out and named, never changed. */
export function writeMoodleXml(questions: Question[]): QuestionExport {
  const left: QuestionExport['left'] = [];
  const texts: string[] = [];
  for (const question of questions) {
    const rows = question.type === 'matching' || question.type === 'ordering' ? question.feedback : {};
    if (Object.keys(rows).some((id) => id !== 'general')) left.push({ id: question.id, reason: cannot.rowFeedback });
    else texts.push(questionXml(question));
  }
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${texts.join('')}</quiz>\n`, left };
}

const types = {
  single: 'multichoice',
  scenario: 'multichoice',
  multiple: 'multichoice',
  'true-false': 'truefalse',
  numeric: 'numerical',
  matching: 'matching',
  ordering: 'ordering',
};

const bare = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
/** Our texts hold no markup, and say so. */
const said = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes} format="plain_text">${bare('text', text)}</${name}>`;

function questionXml(question: Question): string {
  const stem = question.type === 'scenario' ? `${question.scenario}\n\n${question.stem}` : question.stem;
  const general = question.type === 'true-false' ? '' : (question.feedback.general ?? '');
  const parts = [
    `<name>${bare('text', question.id)}</name>`,
    said('questiontext', stem),
    said('generalfeedback', general),
    bare('defaultgrade', String(question.points / 100)),
    ...answersXml(question),
  ];
  return `<question type="${types[question.type]}">\n  ${parts.join('\n  ')}\n</question>\n`;
}

function answerXml(text: string, fraction: string, feedback: string | undefined, more = ''): string {
  const why = said('feedback', feedback ?? '');
  return `<answer fraction="${fraction}" format="plain_text">${bare('text', text)}${why}${more}</answer>`;
}

function answersXml(question: Question): string[] {
  switch (question.type) {
    case 'true-false':
      return [true, false].map((value) =>
        answerXml(String(value), value === question.key ? '100' : '0', question.feedback[value ? 'true' : 'false']),
      );
    case 'numeric': {
      const unit = question.unit
        ? [`<units><unit><multiplier>1</multiplier>${bare('unit_name', question.unit)}</unit></units>`]
        : [];
      return [answerXml(question.key, '100', undefined, bare('tolerance', question.tolerance)), ...unit];
    }
    case 'matching':
      return matchingXml(question);
    case 'ordering':
      return question.key.map((id, index) =>
        answerXml(question.options.find((option) => option.id === id)?.text ?? '', String(index + 1), undefined),
      );
    default:
      return choiceXml(question);
  }
}

function matchingXml({ left, right, key }: Extract<Question, { type: 'matching' }>): string[] {
  const row = (text: string, answer: string) =>
    `<subquestion format="plain_text">${bare('text', text)}<answer>${bare('text', answer)}</answer></subquestion>`;
  const used = new Set(Object.values(key));
  return [
    ...left.map(({ id, text }) => row(text, right.find((item) => item.id === key[id])?.text ?? '')),
    ...right.filter(({ id }) => !used.has(id)).map(({ text }) => row('', text)),
  ];
}

function choiceXml(question: Extract<Question, { type: 'single' | 'scenario' | 'multiple' }>): string[] {
  const right = question.type === 'multiple' ? question.key : [question.key];
  const weight = share(right.length);
  const wrong = question.type === 'multiple' ? `-${weight}` : '0';
  return [
    bare('single', String(question.type !== 'multiple')),
    bare('shuffleanswers', String(!question.fixedOrder)),
    ...question.options.map(({ id, text }) =>
      answerXml(text, right.includes(id) ? weight : wrong, question.feedback[id]),
    ),
  ];
}
