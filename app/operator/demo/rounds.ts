/** What a role of the demo panel says: the levels of the 32 items in their order, four for each dimension; 0 is "don't know". */
export interface DemoRater {
  role: string;
  levels: string;
}

export interface DemoPanel {
  title: string;
  openedDaysAgo: number;
  raters: DemoRater[];
}

export const panels: DemoPanel[] = [
  {
    title: 'First look',
    openedDaysAgo: 230,
    raters: [
      { role: 'Ward nurse', levels: '2222 2222 2122 2222 2223 2232 2122 2212' },
      { role: 'Physician', levels: '3222 3232 2221 3323 3222 3232 2222 2222' },
      { role: 'IT operations', levels: '3323 2222 2122 2322 2222 3223 2222 2112' },
      { role: 'Privacy officer', levels: '3220 4343 2121 3322 2120 2332 3323 3223' },
      { role: 'Finance', levels: '2200 3220 2102 2332 2213 3222 2322 2200' },
      { role: 'Patient voice', levels: '2100 2012 1001 2213 2012 2121 1010 1211' },
    ],
  },
  {
    title: 'After the first pilots',
    openedDaysAgo: 45,
    raters: [
      { role: 'Ward nurse', levels: '3233 3233 3222 3323 3233 3343 2233 3323' },
      { role: 'Physician', levels: '3332 3333 3332 3434 4333 4333 3233 3333' },
      { role: 'IT operations', levels: '4434 3323 3223 3333 3322 3333 3333 3223' },
      { role: 'Privacy officer', levels: '3330 4454 3232 3333 3230 3343 3434 4334' },
      { role: 'Finance', levels: '3300 3330 3303 3443 3324 3333 3433 3300' },
      { role: 'Patient voice', levels: '2200 3023 2002 3221 3023 3232 2020 2322' },
      { role: 'Clinical informatics', levels: '4433 4334 5343 3433 4444 4343 3343 4434' },
    ],
  },
];

/** Evidence, given by whoever rated the item highest. */
export const evidence: Record<string, string> = {
  I1: 'Outages are counted each month; the last on a ward was in May',
  I2: 'FHIR interface to the record system, in test since spring',
  I3: 'Switch-off procedure, in the folder at each ward desk',
  D1: 'Register of processing, with a date before each contract',
  D2: 'Missing identifiers are listed weekly',
  D3: 'Review of who may see what, in March and September',
  D4: 'Method paper of the research office, checked by the university',
  W1: 'Completion figures of the foundation curriculum',
  W2: 'Drill with planted errors in the note tool, in June',
  L2: 'Minutes of the AI committee; it stopped one tool',
  L3: 'Business case of the triage tool, with monitoring for three years',
  L4: 'Two patients sit on the committee',
  U1: 'One-page problem statement with a baseline',
  U2: 'Silent test against 200 of our own images',
  U4: 'Turn-round time and recalls, each month',
  C1: 'Monthly note of what was reported and changed',
  C3: 'Review after the record system changed',
  P1: 'Checklist with gates, signed for each purchase',
  P2: 'Contract annex on training with our data',
  S1: 'AI category in the incident form, read by the safety lead',
  S2: 'Time for checking is in the roster of radiology',
  S4: 'Leaflet, and a line in the letter before an appointment',
};

/** How many members of staff chose "I cannot say", then each level from 1 to 5; each row adds up to the same number. */
export const survey: { title: string; openedDaysAgo: number; answers: Record<string, number[]> } = {
  title: 'What staff see',
  openedDaysAgo: 45,
  answers: {
    W1: [0, 4, 9, 13, 8, 3],
    W2: [2, 6, 11, 11, 5, 2],
    C1: [1, 3, 8, 9, 12, 4],
    C4: [5, 2, 7, 13, 8, 2],
    S1: [0, 10, 14, 8, 4, 1],
    S2: [6, 8, 10, 7, 4, 2],
    D3: [0, 5, 6, 17, 6, 3],
    S4: [7, 12, 9, 6, 3, 0],
  },
};
