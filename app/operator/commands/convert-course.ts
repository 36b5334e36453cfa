import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileMap } from '#app/formats/file-map.ts';
import { zipLimits } from '#app/formats/read-zip.server.ts';
import type { CourseReport } from '#app/interop/courses/course-report.ts';
import { importCourse } from '#app/interop/courses/import-course.server.ts';
import { type Command, CommandFailed } from '../command.ts';

export const convertCourse: Command = {
  usage: 'course:convert DIR OUT [--title TITLE] [--lang en]',
  summary: 'makes a module folder OUT of a folder of Markdown or MDX pages, and says what became of each file',
  options: { title: { type: 'string' }, lang: { type: 'string' } },
  run: async ({ options, positionals }) => {
    const [from, to] = positionals;
    if (from === undefined || to === undefined) throw new CommandFailed('Give the folder to read and the one to make.');
    const moduleId = path.basename(path.resolve(to));
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(moduleId) || moduleId.length > 60)
      throw new CommandFailed(
        'The name of OUT becomes the module’s id: lower-case letters, digits and hyphens, up to 60.',
      );
    const title = String(options.title ?? moduleId.replaceAll('-', ' '));
    const outcome = { id: `${moduleId.slice(0, 36).replace(/-$/, '')}-1`, text: `say what “${title}” teaches` };
    const lang = String(options.lang ?? 'en');
    const { files, report } = await importCourse(await readFolder(from), {
      moduleId,
      title,
      lang,
      tracks: ['full'],
      outcome,
    });
    const lessons = report.files.filter(({ fate }) => fate === 'lesson').length;
    console.log(`${reportLines(report).join('\n')}\n`);
    if (lessons === 0) throw new CommandFailed(`No page of ${from} could be imported; ${to} was not made.`);
    await writeFolder(to, files);
    console.log(`${to}: ${lessons} lessons. Check it with npm run content:check, and give it questions.`);
    return 0;
  },
};

/** Links are not followed; what begins with a dot and installed packages are no part of a course. */
async function readFolder(folder: string): Promise<FileMap> {
  const files: FileMap = new Map();
  let total = 0;
  const walk = async (within: string): Promise<void> => {
    const names = await readdir(path.join(folder, within)).catch(() => {
      throw new CommandFailed(`${path.join(folder, within)} cannot be read.`);
    });
    for (const name of names.sort()) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const at = path.posix.join(within, name);
      const stat = await lstat(path.join(folder, at));
      if (stat.isDirectory()) await walk(at);
      if (!stat.isFile()) continue;
      total += stat.size;
      if (files.size >= zipLimits.entries || total > zipLimits.totalBytes)
        throw new CommandFailed(`${folder} holds too much for one module. Convert it in parts.`);
      files.set(at, await readFile(path.join(folder, at)));
    }
  };
  await walk('');
  return files;
}

async function writeFolder(folder: string, files: FileMap): Promise<void> {
  if (await lstat(folder).catch(() => null)) throw new CommandFailed(`${folder} is there already. Give a new name.`);
  for (const [name, bytes] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

function reportLines({ files, counts }: CourseReport): string[] {
  const lines = files.flatMap((file) => {
    if (file.fate === 'refused') return [`${file.path}:${file.line}:${file.column}  refused: ${file.message}`];
    if (file.fate === 'left') return [`${file.path}  left out: ${file.message}`];
    if (file.fate === 'picture') return [`${file.path}  → ${file.file}`];
    const found = file.findings.map(({ line, column, message }) => `  ${file.path}:${line}:${column}  ${message}`);
    return [`${file.path}  → ${file.file}`, ...found];
  });
  const kinds = ['headings', 'pictures', 'links'] as const;
  const sums = kinds.map((kind) => {
    const { found, kept, marked } = counts[kind];
    return `${kind}: ${found} found, ${kept} kept, ${marked} left as marks`;
  });
  return [...lines, '', ...sums];
}
