import { sentencesOf } from '#app/formats/reading-grade.ts';
import { bankChoices, type Choice, lessonChecks } from '../choices.ts';
import { advise, type Finding, type LessonRule, type ModuleRule } from '../finding.ts';
import { onceFor } from '../once-for.ts';

/** Faults of one question (Haladyna TM, Downing SM, Rodriguez MC. Appl Meas Educ 2002;15:309–334). */
type ChoiceRule = (choice: Choice) => Finding[];

const sweeping =
  /^(?:all|none|both|neither|any)(?: \w+)? of (?:the )?(?:above|these|those|them|(?:other )?(?:options|answers))\.?$|^(?:both|neither) [a-f](?:,? (?:and|or|nor) [a-f])+\.?$/i;

const sweepingOptions: ChoiceRule = ({ id, file, options }) =>
  options
    .filter(({ text }) => sweeping.test(text.trim()))
    .map(({ text, at }) => advise('option-sweeping', { file, at, item: id, about: text }, text));

/** Words that begin with a vowel letter and not with its sound, and the other way round. */
const soundsOf = (word: string): 'a' | 'an' =>
  /^(?:hour|honest|honou?r|heir|[FHLMNRSX](?:[A-Z]|\b))/.test(word)
    ? 'an'
    : /^(?:uni|use|usu|eu|one\b|U[A-Z])/.test(word)
      ? 'a'
      : /^[aeiou8]/i.test(word)
        ? 'an'
        : 'a';

const articles: ChoiceRule = ({ id, file, stem, options }) => {
  const article = /\b(an?)[\s:…._]*$/.exec(stem)?.[1];
  const odd = options.filter(({ text }) => soundsOf(text.replace(/^[^\p{L}\d]+/u, '')) !== article);
  if (!article || odd.length === options.length) return [];
  return odd.map(({ text, at }) =>
    advise('option-article', { file, at, item: id, about: `${stem} ${text}` }, article, text),
  );
};

const shouted = /\b(?:NOT|EXCEPT|NEVER|LEAST)\b/;
const question = /\b(?:which|what|who|whom|where|when)\b(.*)\?$/is;
/** Behind these a sentence speaks of circumstances: “if she does not answer”. */
const circumstance = /[,;]|\b(?:if|when|while|because|since|although|unless|that|whose|who|where|so)\b/i;
const not = /\b(?:not|never|except|cannot|(?:is|are|do|does|should|would|can|was|were)n[’']t)\b/i;
const asksForLeast = /\bleast (?:likely|appropriate|suitable|important|useful|safe)\b/i;
const denies =
  /\b(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|need|has|have) not\b(?! only\b)|\bcannot\b/i;

function asksForNot(sentence: string): boolean {
  const [, asked = ''] = question.exec(sentence) ?? [];
  return not.test(asked.split(circumstance)[0] ?? '');
}

const negativeStems: ChoiceRule = ({ id, file, type, stem, stemAt }) => {
  const asked = sentencesOf(stem).at(-1) ?? '';
  const isNegative =
    shouted.test(stem) || (type === 'true-false' ? denies.test(asked) : asksForNot(asked) || asksForLeast.test(asked));
  return isNegative ? [advise('stem-negative', { file, at: stemAt, item: id, about: stem }, asked)] : [];
};

/** One option is always the longest; it is a cue where the eye sees it at once. */
const standsOut = { ratio: 1.5, characters: 25 };

const longKeys: ChoiceRule = ({ id, file, type, options }) => {
  const key = options.find(({ right }) => right);
  const others = options.filter(({ right }) => !right).map(({ text }) => text.length);
  const next = Math.max(...others);
  if (type !== 'single' || !key || others.length === 0) return [];
  if (key.text.length < standsOut.ratio * next || key.text.length - next < standsOut.characters) return [];
  return [advise('key-stands-out', { file, at: key.at, item: id, about: key.text }, key.text.length, next)];
};

const missingFeedback: ChoiceRule = ({ id, file, options }) =>
  options
    .filter(({ feedback }) => !feedback?.trim())
    .map(({ text, at }) => advise('feedback-missing', { file, at, item: id, about: text }, text));

const sameFeedback: ChoiceRule = ({ id, file, options }) => {
  const wrong = options.filter(({ right }) => !right);
  return wrong.flatMap(({ text, at, feedback }, index) => {
    const plain = feedback?.trim();
    if (!plain || wrong.findIndex((other) => other.feedback?.trim() === plain) === index) return [];
    return [advise('feedback-same', { file, at, item: id, about: `${text} ${plain}` }, text)];
  });
};

/** Rules that need no English. */
const ofAnyLanguage: ChoiceRule[] = [longKeys, missingFeedback, sameFeedback];
const ofEnglish: ChoiceRule[] = [sweepingOptions, articles, negativeStems];

const inChecks =
  (rules: ChoiceRule[]): LessonRule =>
  (lesson) =>
    lessonChecks(lesson).flatMap((each) => rules.flatMap((rule) => rule(each)));
const inBank = (rules: ChoiceRule[]): ModuleRule => {
  const faults = onceFor((choices: readonly Choice[]) =>
    choices.flatMap((each) => rules.flatMap((rule) => rule(each))),
  );
  return (module) => faults(bankChoices(module));
};

export const checks = { anyLanguage: inChecks(ofAnyLanguage), english: inChecks(ofEnglish) };
export const bank = { anyLanguage: inBank(ofAnyLanguage), english: inBank(ofEnglish) };

/** The check asks a critical question for its `reteach` and a group for a second question; this asks for the group. */
export const criticalAlone: ModuleRule = ({ questions, questionsFile }) =>
  questions
    .filter(({ question }) => question.critical && question.group === undefined)
    .map(({ question, at }) =>
      advise('critical-alone', { file: questionsFile, at: at(['critical']), item: question.id, about: question.stem }),
    );
