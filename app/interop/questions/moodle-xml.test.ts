import { expect, test } from 'vitest';
import { messages } from './messages.ts';
import { readMoodleXml } from './moodle-xml.ts';

const read = (text: string) => readMoodleXml(text, { idPrefix: 'x', outcome: 'LO-01', tracks: ['full'] });
const quiz = (...questions: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>`;
const html = (name: string, text: string, more = '') =>
  `<${name} format="html"><text><![CDATA[${text}]]></text>${more}</${name}>`;
const answer = (fraction: string, text: string, feedback = '') =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[${text}]]></text>${html('feedback', feedback)}</answer>`;
const question = (type: string, stem: string, ...parts: string[]) =>
  `<question type="${type}"><name><text>N</text></name>${html('questiontext', stem)}${parts.join('\n')}</question>`;

const bank = quiz(
  '<question type="category"><category><text>$course$/top/Hygiene</text></category></question>',
  question(
    'multichoice',
    '<p>Which <strong>organ</strong> makes bile?</p><p>Choose&nbsp;one &amp; only one.</p>',
    html('generalfeedback', '<p>Bile is made in the liver.</p>'),
    '<defaultgrade>2.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>',
    '<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>',
    html('correctfeedback', ''),
    answer('100', '<p>Liver</p>', 'Yes.'),
    answer('0', '<p onclick="x()">Spleen</p>', '<p>No: it <em>filters</em> blood.</p>'),
  ),
  question(
    'multichoice',
    'Which are moments?',
    '<single>false</single><shuffleanswers>0</shuffleanswers>',
    html('correctfeedback', 'Well done'),
    answer('33.33333', 'Before'),
    answer('33.33333', 'After'),
    answer('33.33333', 'Between'),
    answer('-33.33333', 'Never'),
  ),
  question('truefalse', 'Gloves are enough.', answer('0', 'true', 'They leak.'), answer('100', 'false', 'Right.')),
  question(
    'numerical',
    'How long?',
    '<answer fraction="100" format="moodle_auto_format"><text>25</text><tolerance>5</tolerance></answer>',
    '<answer fraction="0"><text>*</text><feedback format="html"><text>Read the poster.</text></feedback></answer>',
    '<units><unit><multiplier>1</multiplier><unit_name>s</unit_name></unit></units>',
  ),
  question(
    'matching',
    'Match.',
    html('subquestion', '<p>Rub</p>', '<answer><text>clean hands</text></answer>'),
    html('subquestion', 'Soap', '<answer><text>dirty hands</text></answer>'),
    html('subquestion', 'Water', '<answer><text>dirty hands</text></answer>'),
    html('subquestion', '', '<answer><text>floors</text></answer>'),
  ),
  question(
    'ordering',
    'Put in order.',
    answer('3.0000000', 'Dry'),
    answer('1.0000000', 'Wet'),
    answer('2.0000000', 'Soap'),
  ),
);

test('reads a bank of every kind that is ours too', () => {
  const { imported, refused } = read(bank);
  expect(refused).toEqual([]);
  expect(imported.map(({ category, name }) => [category, name])).toEqual(Array(6).fill(['Hygiene', 'N']));
  expect(imported.map(({ question: each }) => each)).toMatchObject([
    {
      id: 'x-1',
      type: 'single',
      points: 200,
      stem: 'Which organ makes bile?\n\nChoose one & only one.',
      options: [{ text: 'Liver' }, { text: 'Spleen' }],
      key: 'a',
      feedback: { a: 'Yes.', b: 'No: it filters blood.', general: 'Bile is made in the liver.' },
    },
    { type: 'multiple', fixedOrder: true, key: ['a', 'b', 'c'] },
    { type: 'true-false', key: false, feedback: { true: 'They leak.', false: 'Right.' } },
    { type: 'numeric', key: '25', tolerance: '5', unit: 's' },
    {
      type: 'matching',
      right: [{ text: 'clean hands' }, { text: 'dirty hands' }, { text: 'floors' }],
      key: { '3': 'b' },
    },
    {
      type: 'ordering',
      options: [
        { id: 'a', text: 'Dry' },
        { id: 'b', text: 'Soap' },
        { id: 'c', text: 'Wet' },
      ],
      key: ['c', 'b', 'a'],
    },
  ]);
  expect(imported[0]?.notes).toEqual([messages.notes.formatting]);
  expect(imported[1]?.notes).toEqual([messages.notes.whole('Well done'), messages.notes.feedback]);
  expect(imported[3]?.notes).toEqual([messages.notes.wrong('Read the poster.'), messages.notes.feedback]);
});

const refusals: [what: string, xml: string, reason: RegExp][] = [
  ['an essay', question('essay', 'Write.'), /essay/],
  ['a short answer', question('shortanswer', 'Who?', answer('100', 'me')), /short answer/],
  ['a cloze', question('cloze', 'A {1:SA:=b}'), /no question type here for “cloze”/],
  ['dragging on a picture', question('ddmarker', 'Where?'), /“ddmarker”/],
  ['a calculation', question('calculated', '{a}+{b}'), /“calculated”/],
  ['a type that every object has', question('toString', 'x'), /“toString”/],
  ['a description', question('description', 'Read.'), /without a question/],
  ['part marks', question('multichoice', 'Q', answer('100', 'a'), answer('50', 'b')), /worth 50 %/],
  ['a negative mark', question('multichoice', 'Q', answer('100', 'a'), answer('-25', 'b')), /worth -25 %/],
  [
    'a picture',
    question(
      'multichoice',
      '<img src="@@PLUGINFILE@@/a.png">',
      '<file name="a.png" encoding="base64">AAAA</file>',
      answer('100', 'a'),
      answer('0', 'b'),
    ),
    /<img>/,
  ],
  [
    'a frame',
    question('truefalse', '<iframe src="https://x"></iframe>', answer('100', 'true'), answer('0', 'false')),
    /<iframe>/,
  ],
  ['a made-up element', question('truefalse', '<x-y>a</x-y>', answer('100', 'true'), answer('0', 'false')), /<x-y>/],
  [
    'two languages',
    question('truefalse', '<span lang="en" class="multilang">a</span>', answer('100', 'true'), answer('0', 'false')),
    /languages/,
  ],
  [
    'no points',
    question('truefalse', 'Q', '<defaultgrade>0</defaultgrade>', answer('100', 'true'), answer('0', 'false')),
    /no points/,
  ],
  ['truth that is half', question('truefalse', 'Q', answer('50', 'true'), answer('0', 'false')), /No option is right/],
  ['several numbers', question('numerical', 'Q', answer('100', '1'), answer('100', '2')), /Several numbers/],
  ['no text', question('truefalse', '', answer('100', 'true'), answer('0', 'false')), /no text/],
];

test.each(refusals)('refuses %s', (_what, xml, reason) => {
  const { imported, refused } = read(quiz(xml));
  expect(imported).toEqual([]);
  expect(refused).toEqual([{ name: 'N', line: 3, reason: expect.stringMatching(reason) }]);
});

const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n || ''};`.repeat(10)}">`).join('')}]>`;

const hostile: [what: string, text: string, reason: RegExp][] = [
  ['a billion laughs', `${laughs}<quiz>&lol9;</quiz>`, /document type/],
  ['a file of the server', '<!DOCTYPE q [<!ENTITY f SYSTEM "file:///etc/passwd">]><quiz>&f;</quiz>', /document type/],
  ['a document type alone', '<!DOCTYPE quiz SYSTEM "http://x.example/q.dtd"><quiz/>', /document type/],
  ['an entity that nobody declared', '<quiz>&nbsp;</quiz>', /not well-formed/],
  ['an element that is not closed', '<quiz><question>', /not well-formed/],
  ['something else', '<html></html>', /<quiz>/],
  ['nothing', '', /not well-formed|<quiz>/],
  ['no XML', 'A {T}', /not well-formed/],
  ['endless depth', `<quiz>${'<a>'.repeat(30)}`, /deeply/],
  ['an endless file', ' '.repeat(5_000_001), /Split it/],
];

test.each(hostile)('refuses a file with %s, once and with its line', (_what, text, reason) => {
  const { imported, refused } = read(text);
  expect(imported).toEqual([]);
  expect(refused).toEqual([{ line: expect.any(Number), reason: expect.stringMatching(reason) }]);
});

test('deep markup inside of a text ends in a refusal, not in a crash', () => {
  const deep = question('truefalse', '<div>'.repeat(3500), answer('100', 'true'), answer('0', 'false'));
  expect(read(quiz(deep)).refused[0]?.reason).toMatch(/deeply/);
});

test('texts in other formats are read as such', () => {
  const plain = (text: string, format: string) =>
    `<question type="truefalse"><questiontext format="${format}"><text>${text}</text></questiontext>${answer('100', 'true')}${answer('0', 'false')}</question>`;
  const { imported } = read(
    quiz(
      plain('a &lt;b&gt;', 'plain_text'),
      plain('a **b** c', 'markdown'),
      plain('a\nb &lt;i&gt;c&lt;/i&gt;', 'moodle_auto_format'),
    ),
  );
  expect(imported.map(({ question: { stem } }) => stem)).toEqual(['a <b>', 'a b c', 'a\nb c']);
});
