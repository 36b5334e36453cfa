import { posix } from 'node:path';
import { stringify } from 'yaml';
import { freeName, plainName } from '#app/curriculum/plain-name.ts';
import { cleanImage } from '#app/formats/clean-image.server.ts';
import type { FileMap } from '#app/formats/file-map.ts';
import { WorkerEnded } from '#app/platform/worker-pool.server.ts';
import { type ImportPool, importPool } from '../import-pool.server.ts';
import type { PageInput, PageOutcome } from './convert-page.ts';
import {
  addCounts,
  type CourseReport,
  type CourseSettings,
  type FileReport,
  noCounts,
  pageLimits,
} from './course-report.ts';
import { readFrontMatter } from './front-matter.ts';
import { messages } from './messages.ts';
import { isSummary, orderPages } from './order-pages.ts';

export interface ImportedCourse {
  /** A module in folder form; without lessons where no page could be imported. */
  files: FileMap;
  report: CourseReport;
}

const pageName = /\.(md|mdx|markdown)$/i;
const pictureName = /\.(png|jpe?g|webp|gif|svg)$/i;

/**
 * Makes a module of a folder of Markdown or MDX pages that was written for another system. Every file has a line in the report. What the author
 * has to decide stands as the settings say; questions and everything that the check of a module finds are the author's next.
 */
export async function importCourse(
  given: FileMap,
  settings: CourseSettings,
  pool: ImportPool = importPool(),
): Promise<ImportedCourse> {
  const paths = [...given.keys()].sort();
  const pages = orderedPages(
    given,
    paths.filter((path) => pageName.test(path) && !isSummary(path)),
  );
  const reports = new Map<string, FileReport>();
  const refuse = (path: string, message: string) =>
    reports.set(path, { path, fate: 'refused', line: 1, column: 1, message });
  for (const path of pages.slice(pageLimits.pages)) refuse(path, messages.refused.tooMany(pageLimits.pages));
  const taken = pages.slice(0, pageLimits.pages);
  const ids = lessonIds(taken, settings);
  const assets = await cleanPictures(given, paths, refuse);
  const pictures = new Map([...assets].map(([path, { file }]) => [path, file]));
  const outcomes = new Map<string, PageOutcome>();
  const convert = async (path: string) => {
    outcomes.set(path, await ask(pool, { path, bytes: given.get(path) ?? Buffer.alloc(0), lessons: ids, pictures }));
  };
  for (const path of taken) await convert(path);
  // A page that could not be imported is no lesson to lead to.
  const lost = taken.filter((path) => outcomes.get(path)?.ok === false);
  const leads = lost.map((path) => `](${ids.get(path)}`);
  for (const path of lost) ids.delete(path);
  for (const [path, outcome] of outcomes) {
    if (outcome.ok && leads.some((lead) => outcome.body.includes(lead))) await convert(path);
  }

  const files: FileMap = new Map();
  let number = 0;
  for (const path of taken) {
    const outcome = outcomes.get(path);
    if (outcome?.ok) {
      number += 1;
      const id = ids.get(path) ?? '';
      const file = `${String(number).padStart(2, '0')}-${id.slice(settings.moduleId.length + 1)}.mdx`;
      files.set(file, Buffer.from(lessonText(id, outcome, settings)));
      const { title, words, counts, findings } = outcome;
      reports.set(path, { path, fate: 'lesson', file, id, title, words, counts, findings });
    } else if (outcome) {
      const { line, column, message } = outcome;
      reports.set(path, { path, fate: 'refused', line, column, message });
    }
  }
  const wanted = shown(outcomes);
  for (const [path, { file, bytes }] of assets) {
    if (!wanted.has(file)) continue;
    files.set(file, bytes);
    reports.set(path, { path, fate: 'picture', file });
  }
  files.set('module.yaml', Buffer.from(moduleText(settings, reports)));
  files.set('questions.yaml', Buffer.from(stringify({ questions: [] })));
  return { files, report: reportOf(paths, reports) };
}

async function ask(pool: ImportPool, page: PageInput): Promise<PageOutcome> {
  try {
    const result = await pool.ask({ kind: 'page', page });
    if (result.kind !== 'page') throw new Error('The worker answered another question.');
    return result.page;
  } catch (error) {
    if (error instanceof WorkerEnded) return { ok: false, line: 1, column: 1, message: messages.refused.tooSlow };
    throw error;
  }
}

function orderedPages(given: FileMap, pages: string[]): string[] {
  const text = (path: string) => given.get(path)?.toString('utf8') ?? '';
  const positions = new Map<string, number>();
  for (const path of pages) {
    const { position } = readFrontMatter(text(path).slice(0, 20_000).replace(/\r\n?/g, '\n')).data;
    if (position !== undefined) positions.set(path, position);
  }
  const summaries = [...given.keys()].filter(isSummary).map((path): [string, string] => [path, text(path)]);
  return orderPages(pages, positions, new Map(summaries));
}

/** Lessons are called after their files; a folder's own page after the folder. */
function lessonIds(pages: string[], { moduleId, taken }: CourseSettings): Map<string, string> {
  const ids = new Map<string, string>();
  const used = new Set(taken);
  for (const path of pages) {
    const { dir, name } = posix.parse(path);
    const telling = /^_?(index|readme)$/i.test(name) ? posix.basename(dir) || name : name;
    const words = plainName(telling.replace(/^\d+[-_. ]+(?=\D)/, ''), 'page');
    const id = freeName(`${moduleId}-${words.slice(0, 40).replace(/-$/, '')}`, used);
    used.add(id);
    ids.set(path, id);
  }
  return ids;
}

function shown(outcomes: Map<string, PageOutcome>): Set<string> {
  return new Set([...outcomes.values()].flatMap((outcome) => (outcome.ok ? outcome.pictures : [])));
}

/** Cleans the pictures whose names stand on some page, and says why others cannot be used. */
async function cleanPictures(
  given: FileMap,
  paths: string[],
  refuse: (path: string, message: string) => void,
): Promise<Map<string, { file: string; bytes: Buffer }>> {
  const text = paths
    .filter((path) => pageName.test(path))
    .map((path) => given.get(path)?.toString('utf8'))
    .join('\n');
  const assets = new Map<string, { file: string; bytes: Buffer }>();
  const used = new Set<string>();
  for (const path of paths.filter((each) => pictureName.test(each))) {
    const { base, name } = posix.parse(path);
    if (![base, encodeURI(base), encodeURIComponent(base)].some((written) => text.includes(written))) continue;
    const cleaned = await cleanImage(given.get(path) ?? Buffer.alloc(0));
    if (!cleaned.ok) {
      refuse(path, cleaned.message);
      continue;
    }
    const asset = freeName(`assets/${plainName(name, 'picture').slice(0, 60)}`, used);
    used.add(asset);
    assets.set(path, { file: `${asset}.${cleaned.image.extension}`, bytes: cleaned.image.bytes });
  }
  return assets;
}

function lessonText(
  id: string,
  { title, words, body }: Extract<PageOutcome, { ok: true }>,
  settings: CourseSettings,
): string {
  const minutes = Math.min(60, Math.max(1, Math.ceil(words / 180)));
  const head = { id, title, minutes, tracks: settings.tracks, outcomes: [settings.outcome.id] };
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n${body}`;
}

function moduleText(settings: CourseSettings, reports: Map<string, FileReport>): string {
  const { moduleId, title, lang, tracks, outcome } = settings;
  const words = [...reports.values()].reduce((sum, report) => sum + (report.fate === 'lesson' ? report.words : 0), 0);
  const minutes = Math.min(600, Math.max(1, Math.ceil(words / 180)));
  return stringify(
    {
      id: moduleId,
      lang,
      title,
      summary: title,
      outcomes: [outcome],
      tracks: Object.fromEntries(tracks.map((track) => [track, { minutes }])),
      rule: { draw: { perOutcome: 3 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } },
      owned_by: 'studio',
    },
    { lineWidth: 0 },
  );
}

function reportOf(paths: string[], reports: Map<string, FileReport>): CourseReport {
  const { left } = messages;
  const files = paths.map((path): FileReport => {
    const message = isSummary(path) ? left.order : pictureName.test(path) ? left.unused : left.foreign;
    return reports.get(path) ?? { path, fate: 'left', message };
  });
  const counts = noCounts();
  for (const report of files) if (report.fate === 'lesson') addCounts(counts, report.counts);
  return { files, counts };
}
