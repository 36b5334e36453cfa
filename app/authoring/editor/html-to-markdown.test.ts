import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';

const paste = (html: string) =>
  htmlToMarkdown(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body);

test('a document of Word: its headings, its lists that are none, its looks', () => {
  const html = `<!--StartFragment--><h1><span style='mso-fareast-font-family:"Times New Roman"'>Hand hygiene<o:p></o:p></span></h1>
<p class=MsoNormal>Wash <b style='mso-bidi-font-weight:normal'>both </b>hands<span style='mso-spacerun:yes'>  </span>well.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Before<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>Gown</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>When</b></p></td><td><p class=MsoNormal>How | long</p></td></tr><tr><td><p>Before</p></td><td><p>20 s</p></td></tr></table>
<p>Note<a style='mso-comment-reference:AB_1' href="#_msocom_1">[AB1]</a></p><style>p {color: red}</style><!--EndFragment-->`;
  expect(paste(html)).toEqual({
    markdown: `## Hand hygiene

Wash **both** hands well.

- Before
   1. Gown

| **When** | How \\| long |
| --- | --- |
| Before | 20 s |

Note`,
    dropped: ['comments'],
  });
});

test('a document of Google Docs: wrapped in one bold element, bold and italic by style', () => {
  const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">Why</span></h2><p dir="ltr"><span style="font-weight:700">Bold</span><span style="font-weight:400"> and </span><span style="font-style:italic">soft</span></p><ul><li dir="ltr"><p dir="ltr"><span>One</span></p></li><ul><li><p>Inner</p></li></ul><li><p>Two</p></li></ul></b>`;
  expect(paste(html)).toEqual({ markdown: '## Why\n\n**Bold** and *soft*\n\n- One\n  - Inner\n- Two', dropped: [] });
});

test('a web page: safe links stay, the others, pictures and frames go and are named', () => {
  const html = `<div><p>See <a href="https://www.who.int/x">the <i>rules</i></a>, <a href="javascript:alert(1)">this</a> and <a href="http://a.example/">that</a>.</p><img src="x.png"><iframe src="y"></iframe><script>alert(1)</script><ol><li>First</li><li>Second<ul><li>deep</li></ul></li></ol><pre>a  b</pre></div>`;
  expect(paste(html)).toEqual({
    markdown:
      'See [the *rules*](https://www.who.int/x), this and that.\n\n1. First\n2. Second\n   - deep\n\n```text\na  b\n```',
    dropped: ['frames', 'links', 'pictures'],
  });
});

test('what a lesson would take for a sign is written so that it is none', () => {
  expect(paste('<p>2 * 3 &lt;b&gt; {x} [y] a_b</p>').markdown).toBe('2 \\* 3 \\<b> \\{x\\} \\[y\\] a\\_b');
});
