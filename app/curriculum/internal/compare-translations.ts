import type { CheckedLesson } from '../checked-content.ts';
import type { Problem } from '../problem.ts';
import type { ModuleReading } from './read-module.server.ts';

/** A translation says the same in other words: its blocks and answers are those of its source. */
export function compareTranslations({ translations, questions }: ModuleReading, moduleLang: string): Problem[] {
  const lessons = translations.lessons.flatMap(({ value, file, at, lang, source }): Problem[] => {
    const own = lang === moduleLang ? [ownLanguage(file, lang)] : [];
    const id =
      value.id === source.id
        ? []
        : [{ file, ...at(['id']), message: `Its source has the id ${source.id}.`, fix: 'A translation has the same.' }];
    return [...own, ...id, ...blockProblems(file, value, source)];
  });
  const banks = translations.questions.flatMap(({ file, lang, questions: bank }): Problem[] => {
    const own = lang === moduleLang ? [ownLanguage(file, lang)] : [];
    const strange = bank.flatMap(({ question, at }) => {
      const source = questions.find((each) => each.question.id === question.id)?.question;
      if (!source)
        return [
          { file, ...at(['id']), message: `There is no question ${question.id}.`, fix: 'Name one of the module.' },
        ];
      if (skeleton(source) === skeleton({ ...question, lang: undefined })) return [];
      return [
        {
          file,
          ...at(['id']),
          message: `${question.id} has other answers or other feedback than its source.`,
          fix: 'Translate each option and each feedback of the source, under the same ids.',
        },
      ];
    });
    return [...own, ...strange];
  });
  return [...lessons, ...banks];
}

const ownLanguage = (file: string, lang: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message: `The module itself is in ${lang}.`,
  fix: 'Name the language of the translation.',
});

function blockProblems(file: string, translated: CheckedLesson, source: CheckedLesson): Problem[] {
  const [here, there] = [blocksOf(translated), blocksOf(source)];
  if (here.map(({ id }) => id).join() !== there.map(({ id }) => id).join()) {
    const ids = there.map(({ id }) => id).join(', ') || 'none';
    const fix = `Its source has, in this order: ${ids}.`;
    return [{ file, line: 1, column: 1, message: 'The checks and simulations are not those of the source.', fix }];
  }
  return here.flatMap((block, index): Problem[] => {
    const other = there[index];
    const same = block.graded
      ? JSON.stringify(block.props) === JSON.stringify(other?.props)
      : block.name === other?.name && skeleton(block.props) === skeleton(other.props);
    if (same) return [];
    const { line = 1, column = 1 } = translated.compiled.blocks.find(({ id }) => id === block.id) ?? {};
    return [
      {
        file,
        line,
        column,
        message: block.graded
          ? `The simulation ${block.id} differs from its source.`
          : `${block.id} has other answers than its source.`,
        fix: block.graded
          ? 'A simulation is scored, and the same in every language: copy it as it is.'
          : 'Translate each option and each feedback of the source, under the same ids.',
      },
    ];
  });
}

const blocksOf = ({ compiled }: CheckedLesson) =>
  compiled.segments.flatMap((segment) => (segment.kind === 'block' ? [segment] : []));

/** What is left of a value without its words: ids, keys, numbers, and which parts there are. */
function skeleton(value: unknown): string {
  return JSON.stringify(value, (name, part) =>
    typeof part === 'string' && !['id', 'type', 'key', 'outcome', 'group', 'tolerance'].includes(name) ? '' : part,
  );
}
