import { sentencesOf } from '#app/formats/reading-grade.ts';
import { claimedShare, hasCount } from '../figures.ts';
import { advise, type LessonRule } from '../finding.ts';
import { type Passage, passagesOf } from '../prose.ts';

/** What is invented, quoted as a model or shown as a form makes no claim about the world. */
const makesClaims = ({ blocks, kind }: Passage) =>
  kind !== 'heading' && !blocks.some((name) => name === 'Example' || name === 'Prompt' || name === 'Compare');

const isSourced = ({ cited, text, node }: Passage) =>
  cited.length > 0 || /\bet al\b/.test(text) || (node.children ?? []).some(({ type }) => type === 'link');

export const lonePercentages: LessonRule = (lesson) =>
  passagesOf(lesson)
    .filter((passage) => makesClaims(passage) && !isSourced(passage) && !hasCount(passage.text))
    .flatMap((passage) =>
      sentencesOf(passage.text).flatMap((sentence) => {
        const share = claimedShare(sentence);
        if (!share) return [];
        const at = passage.at(passage.text.indexOf(sentence) + share.index);
        return [advise('percent-alone', { file: lesson.file, at, item: lesson.head.id, about: sentence }, sentence)];
      }),
    );

const study =
  /\b(?:studies|research|trials|surveys|(?:the|some|good|strong) evidence) (?:ha(?:s|ve) )?(?:show(?:s|n|ed)?|found|finds?|suggests?|suggested|proves?|proved|confirm(?:s|ed)?)\b|\b(?:a|an|one|another) (?:(?:recent|large|small|new|randomi[sz]ed|national|online|published|UK|US) )*(?:study|trial|survey|review) (?:has |have )?(?:shows?|showed|shown|found|finds|suggests|suggested|proved|reported|put)\b/i;

export const unsourcedClaims: LessonRule = (lesson) =>
  passagesOf(lesson)
    .filter((passage) => makesClaims(passage) && !isSourced(passage) && !standsByStat(passage, lesson.tree.children))
    .flatMap((passage) => {
      const found = study.exec(passage.text);
      if (!found) return [];
      const sentence = sentencesOf(passage.text).find((each) => each.includes(found[0])) ?? found[0];
      const subject = { file: lesson.file, at: passage.at(found.index), item: lesson.head.id, about: sentence };
      return [advise('claim-unsourced', subject, sentence)];
    });

/** “One trial put this to the test.”, and the number with its source follows. */
function standsByStat({ node }: Passage, nodes: { name?: string | null }[] = []): boolean {
  const index = nodes.indexOf(node);
  return index >= 0 && [nodes[index - 1], nodes[index + 1]].some((other) => other?.name === 'Stat');
}
