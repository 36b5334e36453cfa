export const messages = {
  title: 'All questions',
  back: 'Studio',
  lede: 'The questions of every module that you may write: those of its draft, or what learners get where nobody writes.',
  q: 'Words',
  qHint: 'All of them, anywhere in a question',
  module: 'Module',
  type: 'How it is answered',
  outcome: 'Outcome',
  any: 'All',
  remarks: 'With remarks of learners that wait',
  signs: 'Whose answers look wrong',
  show: 'Show',
  clear: 'Show all',
  caption: (n: number, isPart: boolean) => {
    const questions = n === 1 ? 'One question' : `${n} questions`;
    return isPart ? `${questions} on this page` : questions;
  },
  none: 'No question fits',
  noneText: 'Ask for less, or show all.',
  noModules: 'There is no module that you may write.',
  question: 'Question',
  noStem: 'A question without text',
  noId: 'It has no id; mend its text',
  critical: 'Safety question',
  draft: 'In a draft',
  published: 'Published',
  waiting: 'Remarks',
  count: (n: number) => (n === 1 ? 'One waits' : `${n} wait`),
  nothing: '–',
  answers: 'First answers',
  few: 'Fewer than five',
  looksWrong: 'Looks wrong',
  right: (share: string, people: number) => `${share} of ${people} right in full`,
  ahead: (options: string[]) => `More people chose ${quoted(options)} than the right answer`,
  idle: (options: string[]) => `Nobody chose ${quoted(options)}`,
  tells: (words: string) => `Tells apart: ${words}`,
  signsText:
    'Answers look wrong where more people chose a wrong answer than the right one, where nobody of at least 20 chose a wrong option, or where the question hardly tells apart who knows the rest. They are those to the wording that learners get now.',
  unread: (n: number) =>
    n === 1 ? 'The questions of one draft cannot be read yet' : `The questions of ${n} drafts cannot be read yet`,
  pages: 'Pages',
  first: 'First page',
  next: 'Next page',
} as const;

function quoted(options: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(options.map((text) => `“${text}”`));
}
