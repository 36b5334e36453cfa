import type { ParsedLesson } from '#app/curriculum/parse-lesson.ts';
import type { ParsedModule } from '#app/curriculum/parse-module.ts';
import type { Finding, LessonRule, LintOptions, ModuleRule, Silence, Surroundings } from './finding.ts';
import { boldHeadings, repeatedHeadings } from './rules/headings.ts';
import { keyPatterns } from './rules/keys.ts';
import { linkTexts, repeatedLinks } from './rules/links.ts';
import { emptyLocals } from './rules/locals.ts';
import { minutesOfLesson, minutesOfModule } from './rules/minutes.ts';
import { lonePercentages, unsourcedClaims } from './rules/numbers.ts';
import { bank, checks, criticalAlone } from './rules/options.ts';
import { editionUnasked, outcomesThin, outcomesUntested, outcomesVague } from './rules/outcomes.ts';
import { pictureTexts } from './rules/pictures.ts';
import { longParagraphs, longSentences, readingGradeOfBank, readingGradeOfLesson } from './rules/reading.ts';
import { oldSources, reviewDates, weakSources } from './rules/sources.ts';
import { tableHeads, tableRows } from './rules/tables.ts';
import { unexplainedTerms } from './rules/terms.ts';

interface RuleSet<Rule> {
  anyLanguage: Rule[];
  /** Rules that know English words. */
  english: Rule[];
}

const lessonRules: RuleSet<LessonRule> = {
  anyLanguage: [
    minutesOfLesson,
    longParagraphs,
    boldHeadings,
    repeatedHeadings,
    repeatedLinks,
    tableHeads,
    tableRows,
    emptyLocals,
    checks.anyLanguage,
  ],
  english: [
    readingGradeOfLesson,
    longSentences,
    pictureTexts,
    linkTexts,
    lonePercentages,
    unsourcedClaims,
    weakSources,
    checks.english,
  ],
};

const moduleRules: RuleSet<ModuleRule> = {
  anyLanguage: [
    outcomesUntested,
    outcomesThin,
    editionUnasked,
    minutesOfModule,
    oldSources,
    reviewDates,
    keyPatterns,
    criticalAlone,
    bank.anyLanguage,
  ],
  english: [outcomesVague, readingGradeOfBank, unexplainedTerms, bank.english],
};

/**
 * Advice on a whole module, in reading order, without what was silenced with a reason. Pure: the same module on the same day
 * gives the same findings.
 */
export function lintModule(module: ParsedModule, options: LintOptions): Finding[] {
  return lintWithSilences(module, options).findings;
}

/**
 * The same, with the silences that met a finding: the others can be deleted. `ofLesson` may remember what the rules of
 * lessons found, as long as language and surroundings stay.
 */
export function lintWithSilences(
  module: ParsedModule,
  { silenced, ...around }: LintOptions,
  ofLesson = lessonFindings,
): { findings: Finding[]; used: Silence[] } {
  const { lang } = module.head;
  return settled(
    [
      ...chosen(moduleRules, lang).flatMap((rule) => rule(module, around)),
      ...module.lessons.flatMap((lesson) => ofLesson(lesson, lang, around)),
    ],
    silenced,
  );
}

/** What the rules of lessons say of one, silenced or not. */
export function lessonFindings(lesson: ParsedLesson, lang: string, around: Surroundings): Finding[] {
  return chosen(lessonRules, lang).flatMap((rule) => rule(lesson, around));
}

function chosen<Rule>({ anyLanguage, english }: RuleSet<Rule>, lang: string): Rule[] {
  return lang === 'en' || lang.startsWith('en-') ? [...anyLanguage, ...english] : anyLanguage;
}

/** Once per rule and place, in reading order, less what is silenced. A silence without a reason silences nothing. */
function settled(all: Finding[], silenced: Silence[]): { findings: Finding[]; used: Silence[] } {
  const key = ({ rule, place }: { rule: string; place: string }) => `${rule} ${place}`;
  const once = [...new Map(all.toReversed().map((finding) => [key(finding), finding])).values()];
  const silences = new Map(silenced.filter(({ reason }) => reason.trim() !== '').map((each) => [key(each), each]));
  const findings = once
    .filter((finding) => !silences.has(key(finding)))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column);
  const found = new Set(once.map(key));
  return { findings, used: [...silences.values()].filter((each) => found.has(key(each))) };
}
