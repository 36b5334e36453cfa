export const answersWords = {
  title: 'What learners do with it',
  none: 'Nothing is shown before five people have answered it.',
  versions: (numbers: readonly number[]) => {
    const [first, last] = [numbers[0], numbers.at(-1)];
    return first === last ? `In version ${first}` : `In versions ${first} to ${last}`;
  },
  caption: (n: number) => `First answers of ${n} people`,
  answer: 'Answer',
  share: 'Share',
  key: 'Key',
  right: 'Right',
  allRight: 'Right in full',
  unanswered: 'No answer',
  percent: (share: number) => `${Math.round(share * 100)} %`,
  chart: (n: number) => `Shares of ${n} people by answer; the table below has the numbers`,
  nobody: 'Nobody',
  discrimination: 'Tells apart',
  tells: (r: number | null) => {
    if (r === null) return 'Too early to say';
    const word = r < 0 ? 'the wrong way round: look at the key' : r < 0.2 ? 'hardly' : r < 0.4 ? 'fairly' : 'well';
    return `${r.toFixed(2).replace('-', '−')}, ${word}`;
  },
  tellsWhy:
    '“Tells apart” says how much more often this question is answered rightly by those who know the rest of the quiz: from −1 to 1, once 30 people have answered. Under 0.20 it tells hardly anything.',
} as const;
