import { expect, test } from 'vitest';
import { choice, lesson, lint, moduleFile, questions } from '#tests/fixtures/lint-module.ts';
import { type RuleId, words } from './messages.ts';

interface Case {
  rule: RuleId;
  what: string;
  /** Files that make the rule speak, and the line and column where it does. */
  bad: Record<string, string>;
  at: string;
  /** Nearly the same, and fine. */
  good: Record<string, string>;
}

const long = (count: number) => Array.from({ length: count }, (_, n) => (n % 9 === 8 ? 'word.' : 'word')).join(' ');
const check = (type: string, prompt: string, options: string) =>
  lesson(`<Check id="calm-c1" type="${type}" prompt="${prompt}" options={[${options}]} />`);
const hard =
  'Interoperability considerations necessitate comprehensive organisational documentation of professional accountability. ';
const five = ['The tool', 'The ward', 'The door', 'The lamp', 'The desk'];

const cases: Case[] = [
  {
    rule: 'outcome-untested',
    what: 'a track that teaches an outcome and does not ask',
    bad: questions(...['q1', 'q2'].map((id) => choice(id).replace('[foundation, full]', '[full]'))),
    at: 'module.yaml:6:11',
    good: questions(choice('q1').replace('[foundation, full]', '[foundation]'), choice('q2')),
  },
  {
    rule: 'outcome-thin',
    what: 'an outcome with one question',
    bad: questions(choice('q1')),
    at: 'module.yaml:6:11',
    good: questions(choice('q1'), choice('q2')),
  },
  {
    rule: 'outcome-vague',
    what: 'an outcome that cannot be seen',
    bad: moduleFile('find the door', 'understand the door'),
    at: 'module.yaml:6:24',
    good: moduleFile('find the door', 'explain what users know of the door'),
  },
  {
    rule: 'edition-unasked',
    what: 'a material edition that asks nothing',
    bad: moduleFile(/$/, 'edition: { number: 2, kind: material, redo: [calm-first], reason: "New door." }\n'),
    at: 'module.yaml:10:45',
    good: moduleFile(/$/, 'edition: { number: 2, kind: material, redo: [calm-first, calm-q1], reason: "New door." }\n'),
  },
  {
    rule: 'minutes-lesson',
    what: 'a lesson of another length',
    bad: lesson(long(1100)),
    at: '01-door.mdx:4:10',
    good: lesson(long(540)),
  },
  {
    rule: 'minutes-module',
    what: 'a module shorter than its lessons',
    bad: moduleFile('full: { minutes: 4 }', 'full: { minutes: 2 }'),
    at: 'module.yaml:7:45',
    good: moduleFile('full: { minutes: 4 }', 'full: { minutes: 6 }'),
  },
  {
    rule: 'reading-grade',
    what: 'a text that is hard to read',
    bad: lesson(hard.repeat(12)),
    at: '01-door.mdx:3:8',
    good: lesson(`${hard}${'Nadia opens the door and says her name. '.repeat(14)}`),
  },
  {
    rule: 'reading-grade',
    what: 'questions that are hard to read',
    bad: questions(choice('q1', { stem: hard.repeat(12) }), choice('q2')),
    at: 'questions.yaml:1:1',
    good: questions(choice('q1', { stem: hard.repeat(12) }).replace('[foundation, full]', '[full]'), choice('q2')),
  },
  {
    rule: 'sentence-long',
    what: 'a sentence of 31 words',
    bad: lesson(`Short one. ${'word '.repeat(14)}\n${'word '.repeat(16)}end.`),
    at: '01-door.mdx:9:12',
    good: lesson(`Short one, Dr. Vell. ${'word '.repeat(29)}end.`),
  },
  {
    rule: 'paragraph-long',
    what: 'a paragraph of 101 words',
    bad: lesson(`Before.\n\n- Item.\n\n${long(101)}`),
    at: '01-door.mdx:13:1',
    good: lesson(`${long(100)}\n\n${long(40)}`),
  },
  {
    rule: 'heading-bold',
    what: 'a bold line as a heading',
    bad: lesson('**Who opens the door**\n\nNadia does.'),
    at: '01-door.mdx:9:1',
    good: lesson('**Nadia opens the door.**\n\n**Never** at night.'),
  },
  {
    rule: 'heading-twice',
    what: 'a heading that is there twice',
    bad: lesson('## The door\n\nOne.\n\n## The *door*\n\nTwo.'),
    at: '01-door.mdx:13:1',
    good: lesson('## The door\n\nOne.\n\n## The door again\n\nTwo.'),
  },
  {
    rule: 'alt-says-picture',
    what: 'a description that says it is a picture',
    bad: lesson('![An image of a ward](assets/ward.png)'),
    at: '01-door.mdx:9:1',
    good: lesson('![Image quality falls with each copy](assets/ward.png)'),
  },
  {
    rule: 'alt-file-name',
    what: 'a file name as a description',
    bad: lesson('<Figure src="assets/ward-4.png" alt="ward-4" />'),
    at: '01-door.mdx:9:33',
    good: lesson('<Figure src="assets/ward.png" alt="Ward 4 at night" />'),
  },
  {
    rule: 'alt-long',
    what: 'a description of 151 characters',
    bad: lesson(`![${'x'.repeat(151)}](assets/ward.png)`),
    at: '01-door.mdx:9:1',
    good: lesson(`![${'x'.repeat(150)}](assets/ward.png)`),
  },
  {
    rule: 'alt-twice',
    what: 'a caption that repeats the description',
    bad: lesson('<Figure src="assets/ward.png" alt="A ward door" caption="A ward door" />'),
    at: '01-door.mdx:9:31',
    good: lesson('<Figure src="assets/ward.png" alt="A ward door" caption="A ward door at night, from outside" />'),
  },
  {
    rule: 'link-bare',
    what: 'an address as a link text',
    bad: lesson('See https://example.org/wards now.'),
    at: '01-door.mdx:9:5',
    good: lesson('See [the survey of wards](https://example.org/wards) or [a@example.org](mailto:a@example.org).'),
  },
  {
    rule: 'link-vague',
    what: 'a link text that says nothing',
    bad: lesson('For the survey [click here](https://example.org/wards).'),
    at: '01-door.mdx:9:16',
    good: lesson('Then [click here to stop the pump](https://example.org/pump), as the guide says.'),
  },
  {
    rule: 'link-same-text',
    what: 'one link text for two pages',
    bad: lesson('[The guide](https://example.org/a) and [the guide](https://example.org/b).'),
    at: '01-door.mdx:9:40',
    good: lesson('[The guide](https://example.org/a) and [the guide](https://example.org/a).'),
  },
  {
    rule: 'table-head-empty',
    what: 'a column without a name',
    bad: lesson('| Who | |\n|--|--|\n| Nadia | 1 |'),
    at: '01-door.mdx:9:7',
    good: lesson('| | Day |\n|--|--|\n| Nadia | 1 |'),
  },
  {
    rule: 'table-ragged',
    what: 'a row with a cell too many',
    bad: lesson('| Who | Day |\n|--|--|\n| Nadia | 1 | lost |'),
    at: '01-door.mdx:11:1',
    good: lesson('| Who | Day |\n|--|--|\n| Nadia | 1 \\| 2 |'),
  },
  {
    rule: 'percent-alone',
    what: 'a percentage without count or source',
    bad: lesson('It is late. On this ward 30% of patients fall.'),
    at: '01-door.mdx:9:26',
    good: lesson('On this ward 30% of patients, 6 of 20, fall.'),
  },
  {
    rule: 'percent-alone',
    what: 'a percentage in words',
    bad: lesson('About 30 per cent of nurses use one.'),
    at: '01-door.mdx:9:7',
    good: lesson('About 30 per cent of nurses use one. <Cite id="good" />'),
  },
  {
    rule: 'percent-alone',
    what: 'a share of people, not a laboratory value',
    bad: lesson('After a year 40 % of patients had stopped.'),
    at: '01-door.mdx:9:14',
    good: lesson('The patient’s HbA1c was 7.9 %. Patients get 0.9% saline. Staff are never 100% sure.'),
  },
  {
    rule: 'claim-unsourced',
    what: 'a study without a name',
    bad: lesson('Nadia waits. Studies show that doors stay open.'),
    at: '01-door.mdx:9:14',
    good: lesson('Another study put this to the test.\n\n<Stat value="2" source="good">doors of 9 stayed open.</Stat>'),
  },
  {
    rule: 'source-weak',
    what: 'a number at second hand',
    bad: lesson('All is well. Of 40 wards, 7 in 100 patients fell. <Cite id="second" />'),
    at: '01-door.mdx:9:17',
    good: lesson('Of 40 wards, 7 in 100 patients fell. <Cite id="good" /> Ask your ward. <Cite id="second" />'),
  },
  {
    rule: 'source-weak',
    what: 'a Stat from general knowledge',
    bad: lesson('<Stat value="23" unit="wards" source="common">were open.</Stat>'),
    at: '01-door.mdx:9:31',
    good: lesson('Article 9 of 2016 holds since 25 May. <Cite id="common" />'),
  },
  {
    rule: 'source-old',
    what: 'a source not looked at for a year',
    bad: lesson('Doors close. <Cite id="old" />'),
    at: '01-door.mdx:9:14',
    good: lesson('Doors close. <Cite id="good" />'),
  },
  {
    rule: 'review-passed',
    what: 'a review date that has passed',
    bad: moduleFile('2027-05-23', '2026-11-27'),
    at: 'module.yaml:9:1',
    good: moduleFile('2027-05-23', '2026-11-28'),
  },
  {
    rule: 'review-missing',
    what: 'no review date',
    bad: moduleFile('review_by: 2027-05-23\n', ''),
    at: 'module.yaml:1:1',
    good: moduleFile('2027-05-23', '2027-01-01'),
  },
  {
    rule: 'keys-longest',
    what: 'keys that are the longest in 3 of 3',
    bad: questions(
      ...['q1', 'q2', 'q3'].map((id) => choice(id, { options: ['The tool', 'The ward itself', 'A door'] })),
    ),
    at: 'questions.yaml:1:1',
    good: questions(
      ...['q1', 'q2'].map((id) => choice(id, { options: ['The tool', 'The ward itself', 'A door'] })),
      ...['q3', 'q4'].map((id) => choice(id, { key: 'a', options: ['The tool', 'The ward itself', 'A door'] })),
    ),
  },
  {
    rule: 'keys-place',
    what: 'keys that stand in the second place in 4 of 4',
    bad: questions(...['q1', 'q2', 'q3', 'q4'].map((id) => choice(id, { options: five }))),
    at: 'questions.yaml:1:1',
    good: questions(...['a', 'b', 'c', 'b'].map((key, n) => choice(`q${n}`, { options: five, key }))),
  },
  {
    rule: 'key-stands-out',
    what: 'a key that is far longer',
    bad: questions(
      choice('q1', { options: ['Stop', 'Ask the nurse in charge and write it down', 'Go'] }),
      choice('q2'),
    ),
    at: 'questions.yaml:9:24',
    good: questions(choice('q1', { options: ['Stop', 'Ask the nurse', 'Go'] }), choice('q2')),
  },
  {
    rule: 'option-sweeping',
    what: 'all of the above',
    bad: questions(choice('q1', { options: ['The tool', 'The ward', 'All of the above'] }), choice('q2')),
    at: 'questions.yaml:10:24',
    good: questions(choice('q1', { options: ['The tool', 'The ward', 'All of the staff'] }), choice('q2')),
  },
  {
    rule: 'option-article',
    what: 'an option that does not fit the article',
    bad: questions(choice('q1', { stem: 'The tool is an', options: ['assistant', 'nurse', 'expert'] }), choice('q2')),
    at: 'questions.yaml:9:24',
    good: questions(choice('q1', { stem: 'The tool is a', options: ['user', 'nurse', 'one-off'] }), choice('q2')),
  },
  {
    rule: 'stem-negative',
    what: 'a question for what is not so',
    bad: questions(choice('q1', { stem: 'Doors differ. Which of these is not a door?' }), choice('q2')),
    at: 'questions.yaml:6:11',
    good: questions(choice('q1', { stem: 'The door does not open. Which tool, not only today, helps?' }), choice('q2')),
  },
  {
    rule: 'stem-negative',
    what: 'a check that shouts NOT',
    bad: check(
      'single',
      'It is NOT safe to',
      '{ id: "a", text: "go", right: true, feedback: "x" }, { id: "b", text: "stay", feedback: "y" }',
    ),
    at: '01-door.mdx:9:35',
    good: check(
      'single',
      'What must be left at home?',
      '{ id: "a", text: "A", right: true, feedback: "x" }, { id: "b", text: "B", feedback: "y" }',
    ),
  },
  {
    rule: 'stem-negative',
    what: 'a question with doesn’t, not one about a case',
    bad: questions(choice('q1', { stem: 'Which tool doesn’t open the door?' }), choice('q2')),
    at: 'questions.yaml:6:11',
    good: questions(
      choice('q1', { stem: 'If nobody opens, what do you do when the door does not move?' }),
      choice('q2'),
    ),
  },
  {
    rule: 'feedback-missing',
    what: 'an option without feedback',
    bad: questions(choice('q1', { feedback: ['One.', '', 'Three.'] }), choice('q2')),
    at: 'questions.yaml:9:24',
    good: questions(choice('q1', { feedback: ['One.', 'Two.', 'Three.'] }), choice('q2')),
  },
  {
    rule: 'feedback-same',
    what: 'one feedback for two wrong options',
    bad: questions(choice('q1', { feedback: ['No.', 'Yes.', 'No.'] }), choice('q2')),
    at: 'questions.yaml:10:24',
    good: questions(choice('q1', { feedback: ['No: the tool.', 'Yes.', 'No: the door.'] }), choice('q2')),
  },
  {
    rule: 'critical-alone',
    what: 'a critical question without a parallel one',
    bad: questions(choice('q1', { more: '    critical: true\n    reteach: "Again."\n' }), choice('q2')),
    at: 'questions.yaml:7:15',
    good: questions(choice('q1', { more: '    critical: true\n    group: g\n    reteach: "Again."\n' }), choice('q2')),
  },
  {
    rule: 'local-empty',
    what: 'a value that nobody has given',
    bad: lesson('Ring <Local name="night-desk" /> at night.'),
    at: '01-door.mdx:9:6',
    good: lesson('Ring <Local name="ward-desk" /> at night.'),
  },
  {
    rule: 'short-form-unexplained',
    what: 'a short form that is never explained',
    bad: lesson('Nadia asks for a DPIA.'),
    at: '01-door.mdx:9:18',
    good: lesson('Nadia asks for a DPIA. That is a data protection\nimpact assessment, and an IT task.'),
  },
  {
    rule: 'term-unexplained',
    what: 'a term that is never explained',
    bad: lesson('Beware of automation bias.'),
    at: '01-door.mdx:9:11',
    good: lesson('People tend to follow the machine. This is **automation bias**. Automation helps, and bias harms.'),
  },
];

test.each(cases)('$rule: $what', ({ rule, bad, at, good }) => {
  const places = (files: Record<string, string>) =>
    lint(files)
      .filter((finding) => finding.rule === rule)
      .map(({ file, line, column }) => `${file}:${line}:${column}`);
  expect(places(bad)).toEqual([at]);
  expect(places(good)).toEqual([]);
});

test('every rule has a case', () => {
  expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(Object.keys(words)));
});

test('a calm module needs no advice', () => {
  expect(lint({})).toEqual([]);
});
