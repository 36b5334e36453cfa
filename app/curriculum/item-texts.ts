import type { Question } from '#app/questions/question.ts';
import { questionSchema } from '#app/questions/schemas.ts';
import { type ModuleFile, questionsFileSchema } from './content-schemas.ts';
import { readYaml } from './internal/strict-yaml.ts';
import { itemMessages as words } from './item-messages.ts';
import { lessonHead, lessonTitle } from './lesson-head.ts';
import { moduleHead } from './module-head.ts';
import { questionText } from './question-text.ts';

/** A part of a module that is named, compared and talked about on its own. */
export interface ItemText {
  kind: 'module' | 'outcome' | 'order' | 'lesson' | 'question' | 'picture';
  /** Unique within its kind. */
  id: string;
  /** The file that holds it. */
  path: string;
  title: string;
  /** For people, line by line; of a lesson, its file. */
  text: string;
}

/** What a module in folder form says, item by item, also where it has problems. `texts`: path → text, of a picture its hash. */
export function itemTexts(texts: ReadonlyMap<string, string>): ItemText[] {
  const lessons = lessonItems(texts);
  const banks = [...texts].filter(([path]) => /^questions\b.*\.yaml$/.test(path));
  const pictures = [...texts].filter(([path]) => path.startsWith('assets/'));
  const inOrder = lessons.filter(({ path }) => !translated.test(path)).map(({ title }) => title);
  return [
    ...headItems(texts.get('module.yaml') ?? ''),
    { kind: 'order', id: 'order', path: 'module.yaml', title: words.order, text: inOrder.join('\n') },
    ...lessons,
    ...banks.flatMap(([path, text]) => questionItems(path, text)),
    ...pictures.map(([path, sha256]): ItemText => ({ kind: 'picture', id: path, path, title: path, text: sha256 })),
  ];
}

/** `01-name.de.mdx`, `questions.de.yaml`: what stands beside the name of the source. */
const translated = /^(\d{2}-[^.]+|questions)\.([A-Za-z0-9-]+)\.(mdx|yaml)$/;

function lessonItems(texts: ReadonlyMap<string, string>): ItemText[] {
  const lessons = [...texts].filter(([path]) => path.endsWith('.mdx')).sort(([a], [b]) => (a < b ? -1 : 1));
  return lessons.map(([path, text]): ItemText => {
    const [, name, lang] = translated.exec(path) ?? [];
    const source = name === undefined ? text : (texts.get(`${name}.mdx`) ?? '');
    const id = lessonHead(source)?.id ?? path;
    const title = lessonTitle(text) ?? path;
    if (lang === undefined) return { kind: 'lesson', id, path, title, text };
    return { kind: 'lesson', id: `${id} ${lang}`, path, title: words.inLanguage(title, lang), text };
  });
}

function headItems(text: string): ItemText[] {
  const path = 'module.yaml';
  const item = { kind: 'module', id: 'module', path, title: words.module } as const;
  const head = moduleHead(text);
  if (!head) return [{ ...item, text }];
  return [
    { ...item, text: headText(head) },
    ...head.outcomes.map(({ id, text }): ItemText => ({ kind: 'outcome', id, path, title: id, text })),
  ];
}

/** Who owns it says nothing to a reader. */
function headText({ title, summary, lang, tracks, rule, delta_days, review_by, silenced = [] }: ModuleFile): string {
  return [
    words.titled(title),
    words.summary(summary),
    words.language(lang),
    ...(['foundation', 'full'] as const).flatMap((track) => {
      const offered = tracks[track];
      return offered ? [words.minutes(track, offered.minutes)] : [];
    }),
    words.drawn(rule.draw.perOutcome),
    words.pass(rule.full.passPercent),
    words.pretest(rule.pretest.passPercent),
    words.deltaDays(delta_days),
    ...(review_by === undefined ? [] : [words.reviewBy(review_by)]),
    ...silenced.map(({ rule, reason }) => words.silenced(rule, reason)),
  ].join('\n');
}

function questionItems(path: string, text: string): ItemText[] {
  const lang = translated.exec(path)?.[2];
  const named = (title: string) => (lang === undefined ? title : words.inLanguage(title, lang));
  const list = readYaml(questionsFileSchema, text);
  if (!list.ok) return [{ kind: 'question', id: path, path, title: named(words.questions), text }];
  return list.value.questions.map((entry, index): ItemText => {
    const parsed = questionSchema.safeParse(entry);
    const question = (parsed.success ? parsed.data : entry) as Partial<Question>;
    const id = typeof question.id === 'string' ? question.id : `${path}-${index}`;
    const title = named(short(typeof question.stem === 'string' ? question.stem : id));
    return {
      kind: 'question',
      id: lang === undefined ? id : `${id} ${lang}`,
      path,
      title,
      text: questionText(question),
    };
  });
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\s+\S*$/, '')} …`;
}
