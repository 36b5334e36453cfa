import { expect, test } from 'vitest';
import { head } from '#tests/fixtures/content-folder.ts';
import { problemsOf } from '#tests/fixtures/content-problems.ts';

const lesson = 'modules/hello/01-hello.mdx';

/** The problems of one lesson with this body, as `line:column message`. The body begins on line 8. */
async function problemsIn(body: string): Promise<string[]> {
  const file = 'modules/hello/03-hostile.mdx';
  const found = await problemsOf({ [file]: `${head}${body}` });
  return found.filter((each) => each.startsWith(file)).map((each) => each.slice(file.length + 1));
}

const nested = (deep: number) => Array.from({ length: deep }, (_, level) => `${'  '.repeat(level)}- level`).join('\n');

const hostileBodies: [what: string, body: string, ...problems: [place: string, message: RegExp][]][] = [
  ['an import', 'import fs from "fs"\n', ['8:1', /Import and export/]],
  ['an import that does not parse', 'Text.\n\nimport the data\n', ['10:12', /Import and export/]],
  ['an export', 'Text.\n\nexport const a = 1\n', ['10:1', /Import and export/]],
  ['an expression', 'Two is {1 + 1}.\n', ['8:8', /Braces/]],
  ['an expression on its own', '{process.exit()}\n', ['8:1', /Braces/]],
  ['a brace that is never closed', 'a { b\n', ['8:3', /Braces/]],
  ['a tag that has no end', 'Text.\n\n<Callout kind="note"\n', ['10:1', /never closed/]],
  ['an MDX comment', 'Text. {/* draft */}\n', ['8:7', /Comments/]],
  ['an HTML comment', 'Text.\n\n<!-- draft -->\n', ['10:2', /Comments/]],
  ['a call in an attribute', '<Stat value={read()} source="c1">x</Stat>\n', ['8:14', /`value`: Only plain values/]],
  ['a name in an attribute', '<Stat value={secret} source="c1">x</Stat>\n', ['8:14', /Only plain values/]],
  ['a template in an attribute', '<Stat value={`a`} source="c1">x</Stat>\n', ['8:14', /Backquotes/]],
  ['a function in an attribute', '<Stat value={() => 1} source="c1">x</Stat>\n', ['8:14', /Only plain values/]],
  ['a decimal in an attribute', '<Stat value={2.5} source="c1">x</Stat>\n', ['8:14', /whole numbers/]],
  ['a huge number', '<Stat value={1e300} source="c1">x</Stat>\n', ['8:14', /whole numbers/]],
  ['a pattern in an attribute', '<Stat value={/a/} source="c1">x</Stat>\n', ['8:14', /Only texts/]],
  ['null in an attribute', '<Stat value={null} source="c1">x</Stat>\n', ['8:14', /Only texts/]],
  ['a spread', '<Callout {...window} kind="note" title="x">y</Callout>\n', ['8:10', /Spreads/]],
  [
    'a spread inside a literal',
    '<Check id="h-c" type="single" prompt="x" options={[...all]} />\n',
    ['8:52', /`options`: Spreads/],
  ],
  [
    'a prototype key',
    '<Check id="h-c" type="single" prompt="x" options={[{ __proto__: "x" }]} />\n',
    ['8:54', /__proto__/],
  ],
  [
    'a computed key',
    '<Check id="h-c" type="single" prompt="x" options={[{ ["id"]: "x" }]} />\n',
    ['8:54', /Only `key: value`/],
  ],
  [
    'a control character behind a backslash',
    '<Stat value={"a\\u0000b"} source="c1">x</Stat>\n',
    ['8:14', /sign that cannot be shown/],
  ],
  [
    'an event handler',
    '<Callout kind="note" title="x" onClick="alert(1)">y</Callout>\n',
    ['8:32', /event handler onClick/],
  ],
  [
    'an unknown attribute',
    '<Callout kind="note" title="x" style="color:red">y</Callout>\n',
    ['8:32', /may not have `style`/],
  ],
  ['an attribute twice', '<Callout kind="note" kind="ward" title="x">y</Callout>\n', ['8:22', /there twice/]],
  ['an unknown kind of callout', '<Callout kind="danger" title="x">y</Callout>\n', ['8:10', /`note`, `warning`/]],
  ['a missing attribute', 'Text.\n\n<Callout kind="note">y</Callout>\n', ['10:1', /`title` of <Callout> is missing/]],
  ['raw HTML', '<div>\n\nText.\n\n</div>\n', ['8:1', /HTML tag <div>/]],
  ['a script', '<script src="https://evil.example/x.js" />\n', ['8:1', /HTML tag <script>/]],
  ['inline HTML', 'Some <b>bold</b> text.\n', ['8:6', /HTML tag <b>/]],
  ['an unknown block', '<Video id="x" />\n', ['8:1', /no block <Video>/]],
  ['a member of an object', '<React.Fragment>x</React.Fragment>\n', ['8:1', /no block <React.Fragment>/]],
  ['a word that every object has', '<toString />\n', ['8:1', /HTML tag <toString>/]],
  ['a fragment', '<>\n\nText.\n\n</>\n', ['8:1', /Empty tags/]],
  ['a tag that is not closed', 'Text.\n\n<Callout kind="note" title="x">\n\nText.\n', ['10:1', /not closed/]],
  ['a less-than sign', 'Under <5 people.\n', ['8:8', /sign </]],
  ['a script address', '[x](javascript:alert(1))\n', ['8:1', /javascript: are not allowed/]],
  ['a script address with entities', '[x](javascript&#58;alert(1))\n', ['8:1', /javascript:/]],
  ['a script address with a named entity', '[x](java&Tab;script&colon;alert(1))\n', ['8:1', /blank, a backslash/]],
  ['a script address in capitals', '[x](JaVaScRiPt:alert(1))\n', ['8:1', /javascript:/]],
  ['a script address behind a blank', '[x](<  javascript:alert(1)>)\n', ['8:1', /blank/]],
  ['a data address', '[x](data:text/html;base64,PHNjcmlwdD4=)\n', ['8:1', /data: are not allowed/]],
  ['a vbscript address', '[x](vbscript:x)\n', ['8:1', /vbscript:/]],
  ['an address of another site without scheme', '[x](//evil.example)\n', ['8:1', /another site/]],
  ['the same behind a slash and a backslash', '[x](/\\\\evil.example)\n', ['8:1', /backslash/]],
  ['the same encoded as an entity', '[x](&#47;&#47;evil.example)\n', ['8:1', /another site/]],
  ['an insecure address', '[x](http://example.org)\n', ['8:1', /http: are not allowed/]],
  ['an address with a user name', '[x](https://example.org@evil.example)\n', ['8:1', /user name/]],
  ['an https address without slashes', '[x](https:evil.example)\n', ['8:1', /whole https/]],
  ['an address that GFM finds by itself', 'See www.example.org today.\n', ['8:5', /http:/]],
  ['a bad address by reference', 'See [x][1].\n\n[1]: javascript:alert(1)\n', ['10:1', /javascript:/]],
  ['a link without text', '[](https://example.org)\n', ['8:1', /no text/]],
  ['a picture from elsewhere', '![x](https://example.org/x.png)\n', ['8:1', /assets folder/]],
  ['a picture that is not there', '![x](assets/none.png)\n', ['8:1', /no picture assets\/none.png/]],
  ['a picture outside of the folder', '![x](assets/../../ward.png)\n', ['8:1', /no picture/]],
  ['a picture without description', '![](assets/ward.png)\n', ['8:1', /no description/]],
  ['a picture by reference', '![x][1]\n\n[1]: /x\n', ['8:1', /by reference/]],
  ['a figure that is not there', '<Figure src="assets/none.png" alt="x" />\n', ['8:9', /no picture/]],
  ['a first-level heading', 'Text.\n\n# Title\n', ['10:1', /first level/]],
  ['a heading that skips a level', '## One\n\n#### Two\n', ['10:1', /skips a level/]],
  ['a heading in a block', '<Reveal summary="x">\n\n## Inside\n\n</Reveal>\n', ['10:1', /inside a block/]],
  ['a heading in a quote', '> ## Inside\n', ['8:3', /inside a block, list or quote/]],
  ['a tick box', '- [ ] todo\n', ['8:1', /Tick boxes/]],
  ['a footnote', 'Text.[^1]\n\n[^1]: Note.\n', ['8:6', /Footnotes/], ['10:1', /Footnotes/]],
  ['deep nesting', `${nested(14)}\n`, ['17:21', /nested too deeply/]],
  ['an unknown source', 'As shown <Cite id="c9" />.\n', ['8:16', /no source c9/]],
  ['an unknown source of a number', '<Stat value="1" source="c9">x</Stat>\n', ['8:17', /no source c9/]],
  ['a citation with text inside', 'As <Cite id="c1">shown</Cite>.\n', ['8:4', /holds nothing/]],
  ['a citation on its own', 'Text.\n\n<Cite id="c1" />\n', ['10:1', /stands alone/]],
  ['a block in a sentence', 'Text <Callout kind="note" title="x">y</Callout> text.\n', ['8:6', /inside a sentence/]],
  [
    'a check in a block',
    '<Reveal summary="x">\n\n<Check id="h-c" type="true-false" prompt="x" options={[{ id: "a", text: "x", right: true, feedback: "y" }, { id: "b", text: "z", feedback: "y" }]} />\n\n</Reveal>\n',
    ['10:1', /inside something else/],
  ],
  [
    'a block inside its like',
    '<Reveal summary="x">\n\n<Reveal summary="y">z</Reveal>\n\n</Reveal>\n',
    ['10:1', /inside another/],
  ],
  [
    'three parts to compare',
    '<Compare left="a" right="b">\n\nx\n\ny\n\nz\n\n</Compare>\n',
    ['8:1', /exactly two parts/],
  ],
  ['steps without numbers', '<Steps>\n\n- a\n\n</Steps>\n', ['8:1', /numbered list/]],
  ['a prompt without code', '<Prompt title="x">\n\ntext\n\n</Prompt>\n', ['8:1', /```text/]],
  ['an empty block', '<Callout kind="note" title="x"></Callout>\n', ['8:1', /is empty/]],
  [
    'a check with two right answers',
    '<Check id="h-c" type="single" prompt="x" options={[{ id: "a", text: "x", right: true, feedback: "y" }, { id: "b", text: "z", right: true, feedback: "y" }]} />\n',
    ['8:51', /Exactly one option must be right; here 2 are/],
  ],
  [
    'a wrong value deep inside an attribute',
    '<Check id="h-c" type="single" prompt="x" options={[{ id: "a", text: "x", right: "yes", feedback: "y" }, { id: "b", text: "z", feedback: "y" }]} />\n',
    ['8:81', /`options\[0\].right` of <Check> must be true or false/],
  ],
  [
    'a block id twice',
    '<Check id="h-c" type="true-false" prompt="x" options={[{ id: "a", text: "x", right: true, feedback: "y" }, { id: "b", text: "z", feedback: "y" }]} />\n\n<Check id="h-c" type="true-false" prompt="x" options={[{ id: "a", text: "x", right: true, feedback: "y" }, { id: "b", text: "z", feedback: "y" }]} />\n',
    ['10:8', /there twice in this lesson/],
  ],
  [
    'a block on a track that its lesson is not on',
    '<Check id="h-c" tracks={["foundation"]} type="true-false" prompt="x" options={[{ id: "a", text: "x", right: true, feedback: "y" }, { id: "b", text: "z", feedback: "y" }]} />\n',
    ['8:25', /tracks of a block/],
  ],
  ['too many words without a stop', `## Long\n\n${'word '.repeat(601)}\n`, ['8:1', /602 words/]],
];

test.each(hostileBodies)('refuses %s where it stands', async (_what, body, ...expected) => {
  const problems = await problemsIn(body);
  expect(problems).toHaveLength(expected.length);
  expected.forEach(([place, message], index) => {
    expect(problems[index]).toMatch(new RegExp(`^${place} `));
    expect(problems[index]).toMatch(message);
  });
});

const yaml = 'id: hostile\ntitle: Hostile\nminutes: 2\ntracks: [full]\noutcomes: [LO-01]\n';
const hostileHeads: [what: string, text: string, place: string, message: RegExp][] = [
  ['none', 'Text.\n', '1:1', /does not begin with front matter/],
  ['JavaScript', `---js\n{ id: process.exit() }\n---\nText.\n`, '1:4', /`js` after ---/],
  ['JavaScript by its long name', `---javascript\nid: 1\n---\nText.\n`, '1:4', /`javascript`/],
  ['JavaScript in capitals', `---JS\nid: 1\n---\nText.\n`, '1:4', /`JS`/],
  ['JavaScript behind a blank', `--- js\nid: 1\n---\nText.\n`, '1:4', /`js`/],
  ['JSON', `---json\n{}\n---\nText.\n`, '1:4', /`json`/],
  ['CoffeeScript', `---coffee\nid: 1\n---\nText.\n`, '1:4', /`coffee`/],
  ['TOML', `+++\nid = 1\n+++\nText.\n`, '1:1', /TOML/],
  ['TOML between hyphens', `---toml\nid = 1\n---\nText.\n`, '1:4', /`toml`/],
  ['YAML said aloud', `---yaml\n${yaml}---\nText.\n`, '1:4', /`yaml`/],
  ['a byte order mark', `\uFEFF---\n${yaml}---\nText.\n`, '1:1', /byte order mark/],
  ['a byte order mark and JavaScript', `\uFEFF---js\n1\n---\nText.\n`, '1:1', /byte order mark/],
  ['a blank line first', `\n---\n${yaml}---\nText.\n`, '1:1', /does not begin/],
  ['blanks after the hyphens', `---  \n${yaml}---\nText.\n`, '1:4', /blanks/],
  ['four hyphens', `----\n${yaml}----\nText.\n`, '1:1', /does not begin/],
  ['no end', `---\n${yaml}\nText.\n`, '1:1', /never closed/],
  ['an unknown key', `---\n${yaml}layout: x\n---\nText.\n`, '7:1', /may not have `layout`/],
  ['a key twice', `---\n${yaml}title: Again\n---\nText.\n`, '7:1', /there twice/],
  ['a missing key', `---\n${yaml.replace('minutes: 2\n', '')}---\nText.\n`, '2:1', /`minutes` is missing/],
  ['a prototype key', `---\n${yaml}__proto__: { x: 1 }\n---\nText.\n`, '7:1', /__proto__/],
  ['an anchor', `---\n${yaml.replace('Hostile', '&a Hostile')}---\nText.\n`, '3:11', /anchor/],
  ['an alias', `---\n${yaml.replace('[full]', '[&t full, *t]')}---\nText.\n`, '5:13', /anchor &t/],
  ['a tag', `---\n${yaml.replace('Hostile', '!!js/function x')}---\nText.\n`, '3:8', /tag/i],
  ['a merge key', `---\n${yaml}<<: { x: 1 }\n---\nText.\n`, '7:1', /<</],
  ['a directive', `---\n%YAML 1.1\n${yaml}---\nText.\n`, '2:1', /directive/i],
  ['deep nesting', `---\nid: ${'['.repeat(3000)}\n---\nText.\n`, '2:7', /nested more than 3/],
  ['a decimal', `---\n${yaml.replace('minutes: 2', 'minutes: 2.5')}---\nText.\n`, '4:10', /whole number/],
  ['a text for a number', `---\n${yaml.replace('minutes: 2', 'minutes: "2"')}---\nText.\n`, '4:10', /whole number/],
  ['an unknown track', `---\n${yaml.replace('[full]', '[fast]')}---\nText.\n`, '5:10', /`foundation` or `full`/],
  ['an id in capitals', `---\n${yaml.replace('id: hostile', 'id: Hostile')}---\nText.\n`, '2:5', /lower-case/],
  [
    'an id that an address keeps',
    `---\n${yaml.replace('id: hostile', 'id: quiz')}---\nText.\n`,
    '2:5',
    /addresses keep/,
  ],
  ['a long head', `---\n# ${'x'.repeat(4000)}\n${yaml}---\nText.\n`, '2:1', /longer than 4000/],
];

test.each(hostileHeads)('refuses front matter with %s', async (_what, text, place, message) => {
  const file = 'modules/hello/03-hostile.mdx';
  const problems = (await problemsOf({ [file]: text })).filter((each) => each.startsWith(file));
  expect(problems[0]).toMatch(new RegExp(`^${file}:${place} `));
  expect(problems[0]).toMatch(message);
});

test('refuses a lesson that is too long, is no text, or is a link to another file', async () => {
  expect(await problemsOf({ [lesson]: `${head}${'word\n\n'.repeat(17_000)}` })).toContainEqual(
    expect.stringMatching(/01-hello.mdx:1:1 This file is longer than 100000 bytes/),
  );
  expect(await problemsOf({ [lesson]: Buffer.from([0x2d, 0x2d, 0x2d, 0xff]) })).toContainEqual(
    expect.stringMatching(/not UTF-8/),
  );
  expect(await problemsOf({ [lesson]: `${head}\nA bell:\u0007\n` })).toContainEqual(
    expect.stringMatching(/01-hello.mdx:9:8 Here is a control character/),
  );
});

test('finds problems of the head and of the body in one go, and the places survive Windows line ends', async () => {
  const text = `${head.replace('minutes: 2', 'minutes: two')}\n# Title\n\n{x}\n`.replaceAll('\n', '\r\n');
  const problems = await problemsOf({ 'modules/hello/03-hostile.mdx': text });
  expect(problems.filter((each) => each.includes('03-hostile'))).toEqual([
    expect.stringMatching(/:4:10 /),
    expect.stringMatching(/:9:1 /),
    expect.stringMatching(/:11:1 /),
  ]);
});
