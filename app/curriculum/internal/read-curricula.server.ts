import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CheckedCurriculum } from '../checked-content.ts';
import { curriculumFileSchema } from '../content-schemas.ts';
import type { Place, Problem } from '../problem.ts';
import { folderSource } from './module-source.server.ts';
import type { ModuleReading } from './read-module.server.ts';
import { readText } from './read-text.server.ts';
import { readYaml, yamlLimits } from './strict-yaml.ts';

/** Reads the curricula and holds them against the modules and job roles that they name. */
export async function readCurricula(
  folder: string,
  modules: ModuleReading[],
  roles: { slug: string }[],
): Promise<{ problems: Problem[]; curricula: CheckedCurriculum[] }> {
  const problems: Problem[] = [];
  const curricula: CheckedCurriculum[] = [];
  const ids = new Map<string, string>();
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.')).sort();
  for (const name of names) {
    const file = path.join(folder, name);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*\.yaml$/.test(name)) {
      problems.push({
        file,
        line: 1,
        column: 1,
        message: 'This is not a curriculum.',
        fix: 'Call it name.yaml, in lower-case letters, digits and hyphens.',
      });
      continue;
    }
    const text = await readText(folderSource(folder), name, yamlLimits.bytes);
    if (!text.ok) {
      problems.push(text.problem);
      continue;
    }
    const read = readYaml(curriculumFileSchema, text.text);
    if (!read.ok) {
      problems.push(...read.problems.map((problem) => ({ file, ...problem })));
      continue;
    }
    const curriculum = { ...read.value, file, slug: path.basename(name, '.yaml') };
    const other = ids.get(curriculum.id);
    if (other)
      problems.push({
        file,
        ...read.at(['id']),
        message: `${other} has the id ${curriculum.id} too.`,
        fix: 'Choose another id.',
      });
    ids.set(curriculum.id, file);
    problems.push(...references(curriculum, read.at, modules, roles));
    curricula.push(curriculum);
  }
  return { problems, curricula };
}

function references(
  curriculum: CheckedCurriculum,
  at: (path: PropertyKey[]) => Place,
  modules: ModuleReading[],
  roles: { slug: string }[],
): Problem[] {
  const { file } = curriculum;
  const problems: Problem[] = [];
  curriculum.modules.forEach(({ module: id, track }, index) => {
    const place = (key: string) => ({ file, ...at(['modules', index, key]) });
    const found = modules.find(({ head }) => head?.value.id === id);
    if (!found)
      problems.push({
        ...place('module'),
        message: `There is no module ${id}.`,
        fix: 'Write the id that stands in its module.yaml.',
      });
    else if (!found.head?.value.tracks[track])
      problems.push({
        ...place('track'),
        message: `The module ${id} does not offer the track ${track}.`,
        fix: 'Choose a track that it offers.',
      });
    if (curriculum.modules.findIndex((entry) => entry.module === id) < index) {
      problems.push({
        ...place('module'),
        message: `The module ${id} is there twice.`,
        fix: 'Keep it once, on its deeper track.',
      });
    }
  });
  const { assign } = curriculum;
  if (assign?.to === 'job-role' && !roles.some(({ slug }) => slug === assign.role)) {
    problems.push({
      file,
      ...at(['assign', 'role']),
      message: `There is no job role ${assign.role}.`,
      fix: 'Write a slug that stands in roles.yaml.',
    });
  }
  return problems;
}
