import { expect, test } from 'vitest';
import { convertPage, type PageOutcome } from './convert-page.ts';
import { messages } from './messages.ts';

const lessons = new Map([
  ['docs/b.md', 'm-b'],
  ['docs/part/README.md', 'm-part'],
]);
const pictures = new Map([
  ['docs/img/ward.png', 'assets/ward.png'],
  ['static/img/logo.svg', 'assets/logo.png'],
]);

function convert(text: string | Buffer, path = 'docs/a.md'): PageOutcome {
  return convertPage({ path, bytes: Buffer.from(text as string), lessons, pictures });
}

function lesson(text: string, path?: string): Extract<PageOutcome, { ok: true }> {
  const outcome = convert(text, path);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome;
}

const bodies: [what: string, source: string, body: string][] = [
  ['ticks', '- [x] done\n- [ ] open', '- ☑ done\n- ☐ open\n'],
  ['a container', ':::tip Read *this*\nText\n:::', '<Callout kind="note" title="Read this">\n  Text\n</Callout>\n'],
  [
    'a container without a title',
    '::: danger\nText\n:::',
    '<Callout kind="warning" title="Danger">\n  Text\n</Callout>\n',
  ],
  ['a container in code', '```\n:::tip\n```', '```\n:::tip\n```\n'],
  [
    'a container with nothing but a picture',
    ':::note\n![](img/ward.png)\n:::',
    '<Callout kind="note" title="Note">\n  ![To be described: assets/ward.png](assets/ward.png)\n</Callout>\n',
  ],
  [
    'a heading of a picture',
    '## ![](img/ward.png)\n\nText',
    '![To be described: assets/ward.png](assets/ward.png)\n\nText\n',
  ],
  ['an alert', '> [!IMPORTANT]\n> Text', '<Callout kind="remember" title="Important">\n  Text\n</Callout>\n'],
  [
    'details',
    '<details><summary>A <b>b</b></summary>\n\nText\n\n</details>',
    '<Reveal summary="A b">\n  Text\n</Reveal>\n',
  ],
  ['HTML in a sentence', 'a <b>b</b><br>c <i>d</i> <kbd>e</kbd>', 'a **b**\\\nc *d* `e`\n'],
  ['raised and lowered signs', '10<sup>9</sup> CO<sub>2</sub>', '10⁹ CO₂\n'],
  ['a table in HTML', '<table><tr><th>a</th></tr><tr><td>b</td></tr></table>', '| a |\n| - |\n| b |\n'],
  ['comments', 'a <!-- b -->\n\n<!-- c -->', 'a\n'],
  ['braces and tags in words', 'a {b} Map<string>', 'a \\{b} Map`<string>`\n'],
  ['words that begin programs', 'import is a word\n\nexport too', '&#x69;mport is a word\n\n&#x65;xport too\n'],
  ['footnotes', 'a[^x]\n\n[^x]: b', 'a\\[1]\n\n## Notes\n\n1. b\n'],
  [
    'references',
    '[a][r] ![b][p]\n\n[r]: https://example.org\n[p]: img/ward.png',
    '[a](https://example.org) ![b](assets/ward.png)\n',
  ],
  [
    'links to pages',
    '[a](b.md#Some%20Part) [b](/docs/b) [c](part/) [d](./b.html)',
    '[a](m-b#s-some-part) [b](m-b) [c](m-part) [d](m-b)\n',
  ],
  [
    'links elsewhere',
    '[a](http://example.org/x) <a@example.org>',
    '[a](https://example.org/x) [a@example.org](mailto:a@example.org)\n',
  ],
  [
    'links to nothing',
    '[a](../LICENSE) [b](#none) [c](javascript:x)',
    'a (`../LICENSE`) b (`#none`) c (`javascript:x`)\n',
  ],
  ['pictures of the site', '![a](/img/logo.svg "t")', '![a](assets/logo.png "t")\n'],
  ['pictures elsewhere', '![a](https://example.org/a.png)', 'Picture: a (`https://example.org/a.png`)\n'],
  ['a script', '<script>alert(1)</script>', mark('<script>', '<script>alert(1)</script>')],
  ['a template tag', '{% include a.html %}', mark('{ }', '{% include a.html %}')],
  ['an unknown container', ':::tabs\nText\n:::', `${mark(':::tabs', ':::tabs')}\nText\n`],
];

function mark(name: string, source: string): string {
  return `<Callout kind="warning" title="Not imported: ${name}">\n  \`\`\`text\n  ${source}\n  \`\`\`\n</Callout>\n`;
}

test.each(bodies)('%s', (_what, source, body) => {
  expect(lesson(source).body).toBe(body);
});

const programs: [what: string, source: string, body: string][] = [
  ['imports', "import A from 'a'\n\nText", `${mark('import / export', "import A from 'a'")}\nText\n`],
  ['an expression', '{1 + 1}', mark('{ }', '{1 + 1}')],
  ['an expression in a sentence', 'a {b} {"c"} {/* d */}', 'a `{b}` c\n'],
  ['a component', '<Video id="x" />', mark('<Video>', '<Video id="x" />')],
  ['a component in a sentence', 'a <Icon name="x" /> b', 'a `<Icon name="x" />` b\n'],
  ['a component with words', '<Tab label="x">\n\nText\n\n</Tab>', `${mark('<Tab>', '<Tab label="x">')}\nText\n`],
  ['elements', '<img src="img/ward.png" alt={"a"} />', '![a](assets/ward.png)\n'],
];

test.each(programs)('in MDX: %s', (_what, source, body) => {
  expect(lesson(source, 'docs/a.mdx').body).toBe(body);
});

test('a page that is no MDX is read as Markdown, and the report says where it broke', () => {
  const { body, findings } = lesson('Fine\n\na { b', 'docs/a.mdx');
  expect(body).toBe('Fine\n\na \\{ b\n');
  expect(findings[0]).toMatchObject({ line: 3, message: expect.stringContaining('does not parse as MDX') });
});

const titles: [what: string, source: string, title: string, headings: string[]][] = [
  ['the first heading', '# A *b*\n\n## C', 'A b', ['## C']],
  ['front matter, and a heading that says it again', '---\ntitle: A\n---\n# A\n\n## B', 'A', ['## B']],
  ['front matter, and another heading', '---\ntitle: A\n---\n# B\n\n## C', 'A', ['## B', '### C']],
  ['TOML', '+++\ntitle = "A"\n+++\nText', 'A', []],
  ['JSON', '{\n"title": "A"\n}\nText', 'A', []],
  ['the name of the file', 'Text', 'A', []],
  ['the name of the file, where front matter has none', '---\nweight: 2\n---\nText', 'A', []],
  ['front matter that is a number', '---\ntitle: 2024\n---\nText', '2024', []],
  ['no list', '---\ntitle: [a]\n---\nText', 'A', []],
  ['levels that begin low and skip', '### A\n\n###### B\n\n### C', 'A', ['## A', '### B', '## C']],
];

test.each(titles)('title and levels from %s', (_what, source, title, headings) => {
  const outcome = lesson(source);
  expect(outcome.title).toBe(title);
  expect(outcome.body.split('\n').filter((line) => line.startsWith('#'))).toEqual(headings);
});

test('front matter is data: programs are not read, tags and aliases not followed', () => {
  const marker = globalThis as { frontMatterRan?: boolean };
  for (const head of [
    '---js\nglobalThis.frontMatterRan = true\n---\n',
    '---coffee\nglobalThis.frontMatterRan = true\n---\n',
    '---\ntitle: !!js/function "function () { globalThis.frontMatterRan = true }()"\n---\n',
    '---\na: &a [1, 2]\nb: [*a, *a]\n---\n',
    '---\ntitle: [\n---\n',
    '---toString\nx\n---\n',
  ]) {
    const { body, findings } = lesson(`${head}Text`);
    expect(body, head).toBe('Text\n');
    expect(findings, head).toHaveLength(head.includes('!!js') ? 0 : 1);
  }
  expect(marker.frontMatterRan).toBeUndefined();
});

test('findings say where, and counts add up', () => {
  const { counts, findings } = lesson('# A\n\n> ## B\n\n- [x](gone.md) ![](img/ward.png)\n\n[y](b.md)\n');
  expect(counts).toEqual({
    headings: { found: 2, kept: 1, marked: 1 },
    pictures: { found: 1, kept: 1, marked: 0 },
    links: { found: 2, kept: 1, marked: 1 },
  });
  expect(findings).toEqual([
    { line: 3, column: 3, message: messages.findings.headingInside },
    { line: 5, column: 3, message: messages.findings.linkLocal('gone.md') },
    { line: 5, column: 16, message: messages.findings.alt('assets/ward.png') },
  ]);
});

test('long stretches without a place to stop are reported', () => {
  const { findings } = lesson(`# A\n\n${'word '.repeat(601)}\n\n## B\n\n${'word '.repeat(599)}`);
  expect(findings).toEqual([{ line: 3, column: 1, message: messages.findings.stretch(601, 600) }]);
});

const refusals: [what: string, bytes: string | Buffer, message: string][] = [
  ['other bytes than UTF-8', Buffer.from([0x61, 0xff]), messages.refused.notText],
  ['nothing but front matter', '---\ntitle: A\n---\n\n', messages.refused.empty],
  ['nothing', '', messages.refused.empty],
  ['endless nesting', '> '.repeat(30).concat('x'), messages.refused.tooDeep],
];

test.each(refusals)('refuses a page with %s', (_what, bytes, message) => {
  expect(convert(bytes)).toMatchObject({ ok: false, line: 1, message });
});
