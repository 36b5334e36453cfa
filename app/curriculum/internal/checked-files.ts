import type { CheckedModule } from '../checked-content.ts';
import type { ModuleFiles } from '../module-files.ts';
import { bankFiles, lessonFiles, yaml } from './folder-form.ts';

/** A checked module in the folder form that `getModuleFiles` gives of a version, so that the two can be compared text by text. */
export function checkedFiles({ head, lessons, questions, translations, assets }: CheckedModule): ModuleFiles {
  const { edition, ...rest } = head;
  const files = new Map<string, Buffer>([['module.yaml', Buffer.from(yaml(rest))]]);
  const texts = [
    ...lessonFiles(
      lessons.map(({ id, title, source }) => ({
        title,
        source,
        translations: translations.lessons.filter((each) => each.id === id),
      })),
    ),
    ...bankFiles(
      [...questions, ...translations.questions]
        .map(({ question }) => ({ lang: question.lang ?? null, question }))
        .sort((a, b) => (a.question.id < b.question.id ? -1 : 1)),
    ),
  ];
  for (const [name, text] of texts) files.set(name, Buffer.from(text));
  for (const { path, bytes } of assets) files.set(path, bytes);
  return files;
}
