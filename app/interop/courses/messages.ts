const short = (text: string, most = 80): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The words of reports on foreign courses, and those that stand in lessons where something could not be taken over. */
export const messages = {
  notImported: (name: string) => `Not imported: ${short(name)}`,
  pictureMissing: (alt: string) => (alt ? `Picture: ${alt}` : 'Picture'),
  missingAlt: (file: string) => `To be described: ${file}`,
  notes: 'Notes',
  reveal: 'Show more',
  frontMatter: 'front matter',
  empty: 'This page is empty.',
  refused: {
    notText: 'This file is not UTF-8 text.',
    tooLong: (bytes: number) => `This page has more than ${bytes} bytes. Split it.`,
    tooLarge: 'This page has too many parts for a lesson. Split it.',
    tooDeep: 'Lists, quotes and blocks are nested too deeply in this page.',
    tooSlow: 'This page took too long or too much memory to read.',
    tooMany: (pages: number) => `A module has ${pages} lessons at most. Import the folder in parts.`,
    empty: 'There is nothing on this page but its front matter.',
  },
  left: {
    order: 'It was read for the order of the pages.',
    unused: 'No page that was imported shows this picture.',
    foreign: 'This is neither a page nor a picture.',
  },
  findings: {
    mdx: (reason: string) => `This page does not parse as MDX and was read as Markdown: ${reason}`,
    frontMatter: (reason: string) => `The front matter cannot be read and is left out: ${reason}`,
    language: (name: string) => `Front matter in ${name} is a program; it was not read and is left out.`,
    control: 'Signs that cannot be seen are left out.',
    component: (name: string) => `<${short(name)}> is not known here; a mark with its source stands in its place.`,
    html: (name: string) =>
      `The HTML element <${short(name)}> cannot be kept; a mark with its source stands in its place.`,
    expression: 'A program in braces cannot be kept; its source stands in its place.',
    esm: 'Import and export lines cannot be kept; their source stands in their place.',
    template: 'A template tag cannot be kept; its source stands in its place.',
    directive: (name: string) => `The container “${short(name)}” is not known here; a mark stands before what it held.`,
    nested: 'A block stood in another of its kind; its text is kept without the frame.',
    titleCut: 'The title is longer than 120 characters and was cut.',
    headingEmpty: 'A heading without words is left out.',
    headingInside: 'A heading inside a list, quote or block became bold text.',
    headingDeep: 'A heading of the fifth level or deeper became bold text.',
    https: (url: string) => `http was changed to https: see whether ${short(url)} opens.`,
    linkLocal: (url: string) => `${short(url)} is not part of what was imported; its address stands there as text.`,
    linkUnsafe: (url: string) => `Links to ${short(url)} are not allowed; the address stands there as text.`,
    linkEmpty: 'A link without words shows its address.',
    pictureOutside: (url: string) =>
      `The picture ${short(url)} is elsewhere and was not fetched; its description and address stand there as text.`,
    pictureMissing: (url: string) =>
      `The picture ${short(url)} is not there or cannot be used; its description stands in its place.`,
    alt: (file: string) => `The picture ${short(file)} has no description. Write what it shows.`,
    footnotes: 'Footnotes stand at the end, with their numbers.',
    stretch: (words: number, most: number) =>
      `${words} words follow without a place to stop; ${most} are the most. Put a ## heading or a check in between.`,
    more: 'There is more like this.',
  },
};
