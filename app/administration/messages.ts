/** Sentences that several of the administrator's pages share. */
export const messages = {
  admin: 'Admin',
  lede: 'What the organisation consists of. Every change is written into the audit trail under your name.',
  refused: 'This could not be saved. Look at what is stored and try again.',
  saved: 'Saved',
  closed: 'closed',
  closedOn: (day: string) => `Closed on ${day}`,
  people: (n: number) => (n === 1 ? '1 person' : `${n} people`),
  top: 'At the top, below nothing',
  choose: 'Choose …',
  stored: (text: string) => `Stored now: ${text}`,
  problems: {
    'administration.choose-unit': 'Choose a unit.',
    'administration.choose-role': 'Choose a job role.',
    'administration.date-missing': 'Enter the first day as a date.',
    'administration.end-missing': 'Enter a date.',
    'administration.not-yourself': 'Nobody gives or takes their own permissions. Ask another administrator.',
    'administration.not-yourself-out': 'Nobody shuts themselves out. Ask another administrator.',
  },
  tool: {
    name: 'Name of the tool',
    purpose: 'What it is used for',
    purposeHint: 'One sentence that a colleague would understand.',
    risk: 'Risk',
    risks: {
      'not-assessed': 'Not assessed yet',
      minimal: 'Minimal',
      limited: 'Limited: people must know that it is AI',
      high: 'High: a wrong answer can harm a patient',
    },
    owner: 'Who answers for it',
    release: 'Released for use',
    approved: 'Approved',
    notApproved: 'Not approved',
  },
  areas: {
    units: { title: 'Units', text: 'The tree of the organisation: add, rename, move and close units.' },
    people: {
      title: 'People',
      text: 'Who works where, as what and from when; absences, permissions and deputies.',
    },
    roles: { title: 'Job roles', text: 'What people work as. Rules give curricula to job roles.' },
    tools: {
      title: 'AI tools',
      text: 'The register of AI tools: what for, what risk, who answers for it, where used.',
    },
  },
} as const;
