const quote = (text: string, most = 90): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line}”`;
};
const minutes = (n: number) => `${n} ${n === 1 ? 'minute' : 'minutes'}`;
const asked = (n: number) => (n === 1 ? 'one question' : `${n} questions`);

/** Rule → its name, why it helps learners, and what it says about one place. */
export const words = {
  'outcome-untested': {
    title: 'Outcomes taught and never asked',
    why: 'What is taught and never asked cannot be shown on a certificate.',
    say: (id: string, track: string) => ({
      message: `Lessons on the track ${track} teach ${id}, and no question there asks for it.`,
      fix: `Put a question for ${id} on the track ${track}.`,
    }),
  },
  'outcome-thin': {
    title: 'Outcomes with one question',
    why: 'Who tries again gets the same question again, with its answer known.',
    say: (id: string) => ({
      message: `One question alone asks for ${id}.`,
      fix: 'Write a second one that asks for it in another situation.',
    }),
  },
  'outcome-vague': {
    title: 'Outcomes that nobody can see',
    why: 'An outcome is what a person can be seen to do. “Understand” cannot be asked or marked.',
    say: (verb: string) => ({
      message: `${quote(verb)} does not say what a person will be able to do.`,
      fix: 'Begin with what can be seen: explain, find, sort, decide, write, work out.',
    }),
  },
  'edition-unasked': {
    title: 'Lessons to read again without a question',
    why: 'People who hold a certificate would read what changed, and nobody would ask whether they understood it.',
    say: (ids: string[]) => ({
      message: `redo names ${ids.join(', ')} and no question.`,
      fix: 'Add a question on what changed to redo, or change one so that it asks for it.',
    }),
  },
  'minutes-lesson': {
    title: 'Minutes of lessons against their length',
    why: 'People plan a lesson into a gap of their shift. A wrong figure costs trust.',
    say: (stated: number, measured: number) => ({
      message: `The lesson says ${minutes(stated)}; its words and blocks take about ${measured}.`,
      fix: `Write \`minutes: ${measured}\`, or ${stated < measured ? 'shorten' : 'lengthen'} the lesson.`,
    }),
  },
  'minutes-module': {
    title: 'Minutes of modules against their lessons',
    why: 'The certificate names these minutes, and managers plan with them.',
    say: (track: string, stated: number, lessons: number, questions: number) => ({
      message: `The track ${track} says ${minutes(stated)}; its lessons say ${lessons} and its quiz has ${asked(questions)}.`,
      fix: `Write a figure between ${lessons + Math.ceil(questions / 2)} and ${lessons + 2 * questions}.`,
    }),
  },
  'reading-grade': {
    title: 'Reading grade',
    why: 'Staff read between two calls and often in a second language. Plain text is read faster and remembered better.',
    say: (grade: string, most: number, hardest: string[]) => ({
      message: `This reads at grade ${grade}; ${most} is the aim. Hardest: ${hardest.map((each) => quote(each, 80)).join(' ')}`,
      fix: 'Split the sentences named here, and take shorter words where they say the same.',
    }),
  },
  'sentence-long': {
    title: 'Long sentences',
    why: 'After about 25 words many readers have lost the beginning.',
    say: (count: number, sentence: string) => ({
      message: `This sentence has ${count} words: ${quote(sentence)}`,
      fix: 'Make two or three of it.',
    }),
  },
  'paragraph-long': {
    title: 'Long paragraphs',
    why: 'On a phone this fills the whole screen, and readers begin to skip.',
    say: (count: number) => ({
      message: `This paragraph has ${count} words.`,
      fix: 'Split it where the thought turns, or make a list.',
    }),
  },
  'heading-bold': {
    title: 'Bold lines in place of headings',
    why: 'Screen readers jump from heading to heading, and the outline lists them. Bold text is in neither.',
    say: (text: string) => ({
      message: `${quote(text)} is bold text that looks like a heading.`,
      fix: 'Begin it with ##.',
    }),
  },
  'heading-twice': {
    title: 'Headings that are there twice',
    why: 'In the outline and for a screen reader the two sections cannot be told apart.',
    say: (text: string) => ({
      message: `There is a second heading ${quote(text)}.`,
      fix: 'Say in each what its own section is about.',
    }),
  },
  'alt-says-picture': {
    title: 'Descriptions that begin with “picture of”',
    why: 'A screen reader has already said that it is a picture.',
    say: (text: string) => ({
      message: `${quote(text)} begins with what everybody knows.`,
      fix: 'Begin with what it shows.',
    }),
  },
  'alt-file-name': {
    title: 'File names as descriptions',
    why: 'Who cannot see the picture hears the name of a file and learns nothing.',
    say: (text: string) => ({ message: `${quote(text)} is the name of a file.`, fix: 'Say what the picture shows.' }),
  },
  'alt-long': {
    title: 'Long descriptions',
    why: 'A description is read in one go, without a way to pause or go back.',
    say: (count: number) => ({
      message: `This description has ${count} characters.`,
      fix: 'Say the point in one sentence and put the rest into the text.',
    }),
  },
  'alt-twice': {
    title: 'Descriptions that repeat the caption',
    why: 'A screen reader reads both, one after the other.',
    say: () => ({
      message: 'Description and caption are the same.',
      fix: 'Let the description say what can be seen and the caption what it means.',
    }),
  },
  'link-bare': {
    title: 'Addresses in place of link texts',
    why: 'A screen reader spells the address out, and in print it says nothing.',
    say: (text: string) => ({
      message: `${quote(text, 60)} is an address.`,
      fix: 'Write [what it leads to](address).',
    }),
  },
  'link-vague': {
    title: 'Link texts that say nothing',
    why: 'Many people go from link to link, and hear only these words.',
    say: (text: string) => ({
      message: `${quote(text)} does not say where the link leads.`,
      fix: 'Make the name of the page the link: “the ICO guidance”.',
    }),
  },
  'link-same-text': {
    title: 'One link text for two pages',
    why: 'In a list of links the two cannot be told apart.',
    say: (text: string) => ({
      message: `${quote(text)} leads to another page further up.`,
      fix: 'Say in each what it leads to.',
    }),
  },
  'table-head-empty': {
    title: 'Table columns without a name',
    why: 'A screen reader says the name of the column before each cell.',
    say: (column: number) => ({
      message: `Column ${column} has an empty head.`,
      fix: 'Write what stands in this column.',
    }),
  },
  'table-ragged': {
    title: 'Table rows of another length',
    why: 'Cells beyond the last column are not shown, and missing ones leave a hole.',
    say: (cells: number, columns: number) => ({
      message: `This row has ${cells} cells and the table ${columns} columns.`,
      fix: 'Give it as many cells as there are columns; write \\| for the sign itself.',
    }),
  },
  'percent-alone': {
    title: 'Percentages without a count or source',
    why: 'People picture “7 of 100 patients” better than 7 %, and a share says little without its source.',
    say: (text: string) => ({
      message: `${quote(text)} stands without a count and without a source.`,
      fix: 'Write it as “7 of 100 patients” and cite where it comes from.',
    }),
  },
  'claim-unsourced': {
    title: 'Studies that are not named',
    why: 'Nobody can check a study without a name, and this course teaches to ask for the source.',
    say: (text: string) => ({
      message: `${quote(text)} names no source.`,
      fix: 'Put <Cite id="…" /> behind it, or say it as your own experience.',
    }),
  },
  'source-weak': {
    title: 'Numbers from sources that nobody has verified',
    why: 'Numbers are what people repeat. They need a source that somebody has read.',
    say: (figure: string, id: string, status: string) => ({
      message: `${quote(figure)} rests on ${id}, which is ${status === 'secondary' ? 'read at second hand' : 'general knowledge'}.`,
      fix: 'Read the first source and mark it verified, or leave the number out.',
    }),
  },
  'source-old': {
    title: 'Sources not looked at for a year',
    why: 'Guidance and laws change, and pages move.',
    say: (id: string, checkedOn: string) => ({
      message: `The source ${id} was last looked at on ${checkedOn}.`,
      fix: 'Open it, correct what changed, and set `checked_on` in sources.yaml.',
    }),
  },
  'review-passed': {
    title: 'Modules past their review date',
    why: 'Somebody promised to read this module again by then.',
    say: (day: string) => ({
      message: `The review date ${day} has passed.`,
      fix: 'Read the module against its sources and set a new `review_by`.',
    }),
  },
  'review-missing': {
    title: 'Modules without a review date',
    why: 'Without a date nobody is reminded, and the module grows old unseen.',
    say: () => ({
      message: 'This module has no review date.',
      fix: 'Add `review_by:` with a day within the next year.',
    }),
  },
  'keys-longest': {
    title: 'Right answers that are the longest',
    why: 'Who notices can pass without knowing anything.',
    say: (kind: 'questions' | 'checks', longest: number, all: number, expected: number, percent: string) => ({
      message: `In ${longest} of ${all} ${kind} the right answer is the longest; by chance it would be about ${expected} (probability ${percent} %).`,
      fix: 'Shorten right answers, or give wrong ones as much detail.',
    }),
  },
  'keys-place': {
    title: 'Right answers that stand in one place',
    why: 'Who notices can answer without reading. Checks and paper copies keep this order; only the quiz shuffles.',
    say: (
      kind: 'questions' | 'checks',
      place: number,
      there: number,
      all: number,
      expected: number,
      percent: string,
    ) => ({
      message: `In ${there} of ${all} ${kind} the right answer is number ${place}; by chance it would be about ${expected} (probability ${percent} %).`,
      fix: 'Move some of the right answers to other places.',
    }),
  },
  'key-stands-out': {
    title: 'A right answer that is far longer',
    why: 'The longest option is guessed first, whatever it says.',
    say: (key: number, next: number) => ({
      message: `The right answer has ${key} characters, the longest wrong one ${next}.`,
      fix: 'Move the explanation into the feedback, or make the wrong ones as precise.',
    }),
  },
  'option-sweeping': {
    title: '“All of the above” and “none of the above”',
    why: 'Options are shuffled, so “above” is wrong; and one known option gives the answer away.',
    say: (text: string) => ({
      message: `${quote(text)} speaks about the other options.`,
      fix: 'Make it a question with several right answers, or write a plausible option.',
    }),
  },
  'option-article': {
    title: 'Options that do not fit “a” or “an”',
    why: 'Grammar gives away which options can be right.',
    say: (article: string, text: string) => ({
      message: `The question ends in “${article}”, and ${quote(text)} does not go on from there.`,
      fix: 'Move the article into each option.',
    }),
  },
  'stem-negative': {
    title: 'Questions for what is not so',
    why: 'Under pressure “not” is overlooked, and a right answer then shows nothing.',
    say: (text: string) => ({
      message: `${quote(text)} asks for what is not so.`,
      fix: 'Ask for what is right; if the exception is the point, ask which one must be avoided.',
    }),
  },
  'feedback-missing': {
    title: 'Options without feedback',
    why: 'Who chose this option learns that it is wrong and never why.',
    say: (option: string) => ({
      message: `The option ${quote(option)} has no feedback.`,
      fix: 'Say in one sentence why it is right or wrong.',
    }),
  },
  'feedback-same': {
    title: 'The same feedback for two options',
    why: 'People choose wrong options for different reasons; one sentence cannot answer both.',
    say: (option: string) => ({
      message: `The feedback of ${quote(option)} is that of another option.`,
      fix: 'Say what is true of this option.',
    }),
  },
  'critical-alone': {
    title: 'Critical questions without a second chance',
    why: 'Who misses it cannot pass, and no parallel question shows that the point was then understood.',
    say: () => ({
      message: 'This critical question has no parallel question.',
      fix: 'Write a second question on the same point and give both the same `group`, each with a `reteach`.',
    }),
  },
  'local-empty': {
    title: 'Values that the organisation has not given',
    why: 'People are told to ring or to look, and not whom or where.',
    say: (name: string) => ({
      message: `Nobody has given a value for “${name}”.`,
      fix: 'Ask an administrator for it, or write what holds everywhere as `instead`.',
    }),
  },
  'short-form-unexplained': {
    title: 'Short forms that are never explained',
    why: 'People who join from another field or country do not know them, and seldom ask.',
    say: (form: string, meaning: string) => ({
      message: `“${form}” is used and never explained on this track up to here.`,
      fix: `Write it out at its first use: ${meaning} (${form}).`,
    }),
  },
  'term-unexplained': {
    title: 'Technical terms that are never explained',
    why: 'A term that is not explained is read over, and with it the point.',
    say: (term: string) => ({
      message: `“${term}” is used and never explained on this track up to here.`,
      fix: `Say at its first use what it is, with the term in bold: **${term}**.`,
    }),
  },
} as const;

export type RuleId = keyof typeof words;

/** What the command prints around the findings. */
export const report = {
  heading: (n: number) => `Advice for learning (${n}; it keeps nothing from being published)`,
  none: 'Advice for learning: none.',
  more: 'Each with its place, reason and remedy: npm run content:check -- --advice',
  finding: ({ file, line, column, message }: { file: string; line: number; column: number; message: string }) =>
    `${file}:${line}:${column} ${message}`,
  remedy: (why: string, fix: string) => `    ${why} → ${fix}`,
  place: (rule: string, place: string) => `    To silence it: { rule: ${rule}, place: ${place}, reason: "…" }`,
  silenced: (n: number) => `${n} silenced with a reason in module.yaml.`,
  unused: (file: string, rule: string, place: string) => `${file}: nothing is left to silence for ${rule} at ${place}.`,
  precision: ({ modules, drafts }: Record<'modules' | 'drafts', { findings: number; right: number }>) =>
    `How far to trust it: ${modules.right} of ${modules.findings} findings on our own modules were right, and ${drafts.right} of ${drafts.findings} on the first drafts of their questions.`,
};
