import type { Track } from '#app/questions/question.ts';
import type { Place, Problem } from '../problem.ts';
import { compareTranslations } from './compare-translations.ts';
import type { ModuleReading } from './read-module.server.ts';

/** Rules that hold between the files of a module and between modules. */
export function compareModules(modules: ModuleReading[]): Problem[] {
  return [...uniqueIds(modules), ...modules.flatMap(withinModule)];
}

type At = { file: string } & Place;

function uniqueIds(modules: ModuleReading[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, At>();
  const claim = (id: string, at: At) => {
    const first = seen.get(id);
    if (!first) seen.set(id, at);
    else
      problems.push({
        ...at,
        message: `The id ${id} is taken: ${first.file}:${first.line} has it too.`,
        fix: 'Ids are unique in the whole installation; choose another.',
      });
  };
  for (const module of modules) {
    for (const { value, file, at } of module.lessons) {
      claim(value.id, { file, ...at(['id']) });
      for (const block of value.compiled.blocks) claim(block.id, { file, line: block.line, column: block.column });
    }
    for (const { question, at } of module.questions) claim(question.id, { file: module.questionsFile, ...at(['id']) });
  }
  const heads = new Map<string, string>();
  for (const { head } of modules) {
    if (!head) continue;
    const other = heads.get(head.value.id);
    if (other)
      problems.push({
        file: head.file,
        ...head.at(['id']),
        message: `${other} has the module id ${head.value.id} too.`,
        fix: 'Choose another id.',
      });
    heads.set(head.value.id, head.file);
  }
  return problems;
}

function withinModule(module: ModuleReading): Problem[] {
  const { head } = module;
  if (!head) return [];
  return [
    ...outcomeRules(module, head),
    ...trackRules(module, head),
    ...questionRules(module),
    ...editionRules(module, head),
    ...compareTranslations(module, head.value.lang),
    ...unusedAssets(module),
  ];
}

type Head = NonNullable<ModuleReading['head']>;

/** What is missing shows only when everything could be read: the lesson that did not compile may well be the one. */
function isWhole(module: ModuleReading): boolean {
  return module.problems.length === 0;
}

function outcomeRules(module: ModuleReading, head: Head): Problem[] {
  const problems: Problem[] = [];
  const ids = head.value.outcomes.map((outcome) => outcome.id);
  const known = ids.join(', ');
  const whole = isWhole(module);
  for (const { value, file, at } of module.lessons) {
    value.outcomes
      .filter((id) => !ids.includes(id))
      .forEach((id) => {
        problems.push({
          file,
          ...at(['outcomes']),
          message: `The module has no outcome ${id}.`,
          fix: `Use one of ${known}.`,
        });
      });
  }
  for (const { question, at } of module.questions) {
    if (ids.includes(question.outcome)) continue;
    problems.push({
      file: module.questionsFile,
      ...at(['outcome']),
      message: `The module has no outcome ${question.outcome}.`,
      fix: `Use one of ${known}.`,
    });
  }
  head.value.outcomes.forEach(({ id }, index) => {
    const here = { file: head.file, ...head.at(['outcomes', index, 'id']) };
    if (ids.indexOf(id) < index)
      problems.push({ ...here, message: `The outcome ${id} is there twice.`, fix: 'Keep one.' });
    if (whole && !module.questions.some(({ question }) => question.outcome === id)) {
      problems.push({
        ...here,
        message: `No question asks for the outcome ${id}.`,
        fix: 'Write a question for it.',
      });
    }
    if (whole && !module.lessons.some(({ value }) => value.outcomes.includes(id))) {
      problems.push({
        ...here,
        message: `No lesson teaches the outcome ${id}.`,
        fix: 'Name it among the outcomes of a lesson.',
      });
    }
  });
  return problems;
}

function trackRules(module: ModuleReading, head: Head): Problem[] {
  const offered = Object.keys(head.value.tracks) as Track[];
  const whole = isWhole(module);
  const problems: Problem[] = [];
  const check = (tracks: Track[], at: At) => {
    const wrong = tracks.find((track) => !offered.includes(track));
    if (wrong)
      problems.push({
        ...at,
        message: `The module does not offer the track ${wrong}.`,
        fix: 'Add it to `tracks` in module.yaml, or remove it here.',
      });
  };
  for (const { value, file, at } of module.lessons) check(value.tracks, { file, ...at(['tracks']) });
  for (const { question, at } of module.questions)
    check(question.tracks, { file: module.questionsFile, ...at(['tracks']) });
  for (const track of offered) {
    const here = { file: head.file, ...head.at(['tracks', track]) };
    if (whole && !module.lessons.some(({ value }) => value.tracks.includes(track))) {
      problems.push({
        ...here,
        message: `No lesson is on the track ${track}.`,
        fix: 'Give this track to a lesson.',
      });
    }
    if (whole && !module.questions.some(({ question }) => question.tracks.includes(track))) {
      problems.push({
        ...here,
        message: `No question is on the track ${track}.`,
        fix: 'Give this track to a question.',
      });
    }
  }
  return whole ? [...problems, ...untaught(module)] : problems;
}

/** Whoever misses a question is led to the lessons of its outcome, so their track must have one. */
function untaught(module: ModuleReading): Problem[] {
  return module.questions.flatMap(({ question, at }) =>
    question.tracks
      .filter(
        (track) =>
          !module.lessons.some(
            ({ value }) => value.tracks.includes(track) && value.outcomes.includes(question.outcome),
          ),
      )
      .map((track) => ({
        file: module.questionsFile,
        ...at(['outcome']),
        message: `No lesson on the track ${track} teaches ${question.outcome}, which this question asks for there.`,
        fix: 'Name the outcome in the front matter of the lesson that teaches it, or take the question off that track.',
      })),
  );
}

/** Questions of a group stand for each other, so they must agree in everything that the draw looks at. */
function questionRules(module: ModuleReading): Problem[] {
  const problems: Problem[] = [];
  const file = module.questionsFile;
  for (const { question, at } of module.questions) {
    if (question.critical && !question.reteach) {
      problems.push({
        file,
        ...at(['critical']),
        message: `The critical question ${question.id} has no reteach.`,
        fix: 'Add two or three sentences that teach the point again.',
      });
    }
    if (question.group === undefined) continue;
    const [first, ...others] = module.questions
      .filter((each) => each.question.group === question.group)
      .map((each) => each.question);
    if (!first || (others.length === 0 && isWhole(module))) {
      problems.push({
        file,
        ...at(['group']),
        message: `The group ${question.group} has only this question.`,
        fix: 'Write a parallel question of the same group, or remove `group`.',
      });
      continue;
    }
    for (const field of ['outcome', 'tracks', 'critical'] as const) {
      if (String(first[field]) === String(question[field])) continue;
      problems.push({
        file,
        ...at([field]),
        message: `\`${field}\` differs from ${first.id}, which is in the same group.`,
        fix: 'Make them equal, or use another group.',
      });
    }
  }
  return problems;
}

function editionRules(module: ModuleReading, head: Head): Problem[] {
  const ids = new Set([
    ...module.lessons.flatMap(({ value }) => [value.id, ...value.blocks.map((block) => block.id)]),
    ...module.questions.map(({ question }) => question.id),
  ]);
  return (head.value.edition?.redo ?? []).flatMap((id, index) =>
    ids.has(id)
      ? []
      : [
          {
            file: head.file,
            ...head.at(['edition', 'redo', index]),
            message: `redo names ${id}, which this module does not have.`,
            fix: 'Name lessons, blocks and questions of this version.',
          },
        ],
  );
}

function unusedAssets(module: ModuleReading): Problem[] {
  const lessons = [...module.lessons, ...module.translations.lessons];
  const used = new Set(lessons.flatMap(({ value }) => value.compiled.assets));
  if (!isWhole(module)) return [];
  return module.assets
    .filter((asset) => !used.has(asset.path))
    .map((asset) => ({
      file: module.file.replace(/module\.yaml$/, asset.path),
      line: 1,
      column: 1,
      message: 'No lesson shows this picture.',
      fix: 'Show it, or remove the file.',
    }));
}
