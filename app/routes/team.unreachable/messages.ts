export const messages = {
  title: 'No reminder reaches them',
  back: 'Your team',
  lede: 'People in your units who have something due and get no mail. Tell them in person; this page is made to be printed.',
  asOf: (date: string) => `As of ${date}`,
  caption: (n: number, cut: boolean) => (cut ? `The first ${n} people` : `${n} ${n === 1 ? 'person' : 'people'}`),
  name: 'Name',
  unit: 'Unit',
  due: 'Due',
  why: 'Why',
  date: (isPast: boolean, date: string) => (isPast ? `Was due ${date}` : `Due by ${date}`),
  none: 'Everybody can be reached',
  noneText: 'Whoever has something due in your units has an e-mail address that works, or is away.',
} as const;
