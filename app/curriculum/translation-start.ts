import { stringify } from 'yaml';
import { questionSchema } from '#app/questions/schemas.ts';
import { questionsFileSchema } from './content-schemas.ts';
import { cutFrontMatter } from './internal/front-matter.ts';
import { questionTexts } from './internal/question-texts.ts';
import { readYaml } from './internal/strict-yaml.ts';
import { lessonHead } from './lesson-head.ts';

/** What a translation of a lesson or of a question bank begins as: the parts that a translator writes. Null: it cannot be read. */
export function translationStart(text: string): string | null {
  const head = lessonHead(text);
  const parts = cutFrontMatter(text);
  if (head && parts.ok) return `---\n${yaml({ id: head.id, title: head.title })}---\n${parts.body}`;
  const list = readYaml(questionsFileSchema, text);
  if (!list.ok) return null;
  const questions = list.value.questions.map((entry) => questionSchema.safeParse(entry));
  const read = questions.flatMap(({ data }) => (data ? [{ id: data.id, ...questionTexts(data) }] : []));
  return read.length === questions.length ? yaml({ questions: read }) : null;
}

const yaml = (value: unknown) => stringify(value, { lineWidth: 0 });
