import { sha256hex } from '#app/platform/canonical-json.ts';
import type { ModuleEntry, ModuleSource } from '../module-files.ts';
import type { Problem } from '../problem.ts';
import { readImage } from './image-size.ts';
import type { LessonSurroundings } from './read-lesson.server.ts';

/** Bytes. */
export const largestPicture = 1_000_000;

export const visible = (entries: ModuleEntry[]) => entries.filter(({ name }) => !name.startsWith('.'));

/** The pictures of a module that can be shown; what cannot is a problem. */
export async function readAssets(files: ModuleSource, problems: Problem[]): Promise<LessonSurroundings['assets']> {
  const assets: LessonSurroundings['assets'] = [];
  for (const { name, kind: entry } of visible(await files.list('assets'))) {
    const path = `assets/${name}`;
    const file = files.fileName(path);
    const refuse = (message: string, fix: string) => problems.push({ file, line: 1, column: 1, message, fix });
    if (entry !== 'file' || !/^[a-z0-9][a-z0-9._-]*$/.test(name)) {
      refuse(
        'This name cannot be part of an address, or this is not a plain file.',
        'Use lower-case letters, digits, dots and hyphens.',
      );
      continue;
    }
    const bytes = await files.read(path);
    const kind = readImage(bytes);
    if (!kind) refuse('This is not a PNG, JPEG or WebP picture.', 'Export it as one of these.');
    else if (bytes.length > largestPicture)
      refuse(`This picture has more than ${largestPicture} bytes.`, 'Make it smaller.');
    else {
      const { type, width, height, extension } = kind;
      const sha256 = sha256hex(bytes);
      assets.push({
        path,
        sha256,
        type,
        bytes,
        width,
        height,
        url: `/media/${sha256}.${extension}`,
      });
    }
  }
  return assets;
}
