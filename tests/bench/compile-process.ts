import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compileLesson } from '#app/curriculum/compile-lesson.server.ts';
import { closeWorkerPools } from '#app/platform/worker-pool.server.ts';

/** A process in which nothing has been compiled yet: prints the milliseconds of each lesson, in order, as JSON. */
const content = path.resolve(import.meta.dirname, '../../content');
const modules = path.join(content, 'modules');
const { sources } = parse(readFileSync(path.join(content, 'sources.yaml'), 'utf8')) as { sources: object };
const printed = Object.fromEntries(Object.keys(sources).map((id) => [id, id]));
const times: number[] = [];
for (const slug of readdirSync(modules).sort()) {
  const lessons = readdirSync(path.join(modules, slug)).filter((name) => name.endsWith('.mdx'));
  for (const name of lessons.sort()) {
    const text = withoutFrontMatter(readFileSync(path.join(modules, slug, name), 'utf8'));
    const started = performance.now();
    const outcome = await compileLesson(
      { text, lang: 'en', tracks: ['foundation', 'full'], sources: printed, assets: {} },
      { cacheDir: null },
    );
    times.push(performance.now() - started);
    if (!outcome.ok) throw new Error(`${slug}/${name}: ${outcome.problems[0]?.message}`);
  }
}
await closeWorkerPools();
process.stdout.write(JSON.stringify(times));

/** Each of its lines is emptied, so that the rest keeps its places. */
function withoutFrontMatter(text: string): string {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  return lines.map((line, index) => (index <= end ? '' : line)).join('\n');
}
