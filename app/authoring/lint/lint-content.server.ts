import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CheckedContent } from '#app/curriculum/checked-content.ts';
import type { ModuleFiles } from '#app/curriculum/module-files.ts';
import { parseModule } from '#app/curriculum/parse-module.ts';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Finding, Silence } from './finding.ts';
import { lintWithSilences } from './lint-module.ts';

export interface ContentAdvice {
  findings: Finding[];
  /** How many findings `silenced` in module.yaml holds back. */
  silenced: number;
  /** Silences that meet nothing any more. */
  unused: (Silence & { file: string })[];
}

/** Advice on the modules of a content folder that have passed the check, with the silences of their own `module.yaml`. */
export async function lintContent({ modules, sources }: CheckedContent, today: CalendarDate): Promise<ContentAdvice> {
  const advice: ContentAdvice = { findings: [], silenced: 0, unused: [] };
  for (const { file } of modules) {
    const folder = path.dirname(file);
    const module = parseModule(await textFiles(folder), { fileName: (name) => path.join(folder, name) });
    if (!module) continue;
    const silences = module.head.silenced ?? [];
    const { findings, used } = lintWithSilences(module, { today, sources, silenced: silences });
    advice.findings.push(...findings);
    advice.silenced += used.length;
    advice.unused.push(...silences.filter((each) => !used.includes(each)).map((each) => ({ ...each, file })));
  }
  return advice;
}

async function textFiles(folder: string): Promise<ModuleFiles> {
  const names = (await readdir(folder)).filter((name) => /^(?!\.).*\.(?:mdx|yaml)$/.test(name));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name))] as const)),
  );
}
