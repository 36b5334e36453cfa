import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CompiledLesson, compiledLessonSchema } from '../compiled-lesson.ts';

/** A compiled lesson of an earlier run; null when there is none or when the file does not hold one. */
export async function readCompiled(folder: string, key: string): Promise<CompiledLesson | null> {
  try {
    const parsed = compiledLessonSchema.safeParse(JSON.parse(await readFile(fileOf(folder, key), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Written whole or not at all. A folder that cannot be written to costs time, nothing else. */
export async function writeCompiled(folder: string, key: string, lesson: CompiledLesson): Promise<void> {
  const draft = path.join(folder, `.${key}.${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, JSON.stringify(lesson));
    await rename(draft, fileOf(folder, key));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

function fileOf(folder: string, key: string): string {
  return path.join(folder, `${key}.json`);
}
