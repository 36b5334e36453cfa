import { expect, test } from 'vitest';
import { remarkPlace, remarkPlacesHtml } from './remark-places.ts';

const long = 'A clerk reads the draft letter aloud and hears the wrong dose before anybody else does.';
const body = {
  segments: [
    {
      kind: 'html' as const,
      html: `<p id="p-1">First.</p><h2 id="why">Why &amp; how</h2><p id="p-2">${long}</p><h3 id="more">More</h3>`,
    },
    {
      kind: 'html' as const,
      html: '<ul><li id="p-3">A <em>point</em><p>and more</p></li></ul><h2 id="then">Then</h2><p id="p-4">Last &lt;b&gt;.</p>',
    },
  ],
  outline: [
    { id: 'why', text: 'Why & how', depth: 2 },
    { id: 'more', text: 'More', depth: 3 },
    { id: 'then', text: 'Then', depth: 2 },
  ],
};

test('every paragraph can be pointed to, under its heading', () => {
  expect(remarkPlacesHtml(body)).toBe(
    '<option value="">The whole lesson</option><option value="p-1">First.</option>' +
      '<optgroup label="Why &amp; how"><option value="why">All of this part</option>' +
      '<option value="p-2">A clerk reads the draft letter aloud and hears the wrong …</option>' +
      '<option value="p-3">A point</option></optgroup>' +
      '<optgroup label="Then"><option value="then">All of this part</option>' +
      '<option value="p-4">Last &lt;b&gt;.</option></optgroup>',
  );
});

test('a place is a heading and the words under it; what the text does not have is the whole', () => {
  expect(remarkPlace(body, 'p-2')).toEqual({ place: 'why', quote: long });
  expect(remarkPlace(body, 'p-3')).toEqual({ place: 'more', quote: 'A point' });
  expect(remarkPlace(body, 'then')).toEqual({ place: 'then', quote: '' });
  for (const value of ['', 'none', 'p-99']) {
    expect(remarkPlace(body, value)).toEqual({ place: '', quote: '' });
  }
});
