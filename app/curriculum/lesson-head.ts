import { type LessonFrontMatter, lessonFrontMatterSchema, translationFrontMatterSchema } from './content-schemas.ts';
import { cutFrontMatter } from './internal/front-matter.ts';
import { readYaml } from './internal/strict-yaml.ts';

/** The front matter of a lesson's text; null where it is not as it should be. */
export function lessonHead(text: string): LessonFrontMatter | null {
  const parts = cutFrontMatter(text);
  const head = parts.ok ? readYaml(lessonFrontMatterSchema, parts.yaml) : parts;
  return head.ok ? head.value : null;
}

/** The title of a lesson or of a translation of one; null where its front matter is not as it should be. */
export function lessonTitle(text: string): string | null {
  const parts = cutFrontMatter(text);
  if (!parts.ok) return null;
  const head = readYaml(lessonFrontMatterSchema.or(translationFrontMatterSchema), parts.yaml);
  return head.ok ? head.value.title : null;
}

/** A lesson's text with LF ends, in two: its front matter with the blank lines behind it, and what people read. */
export function cutLesson(text: string): { head: string; body: string } {
  const parts = cutFrontMatter(text);
  const lines = text.split('\n');
  const headLines = parts.ok ? parts.bodyLine - 1 : 0;
  const from = lines.findIndex((line, index) => index >= headLines && line.trim() !== '');
  const begin = from < 0 ? lines.length : from;
  return {
    head: lines
      .slice(0, begin)
      .map((line) => `${line}\n`)
      .join(''),
    body: lines.slice(begin).join('\n'),
  };
}
