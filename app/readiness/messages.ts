import type { Band, Gate } from './score.ts';

/** Sentences of the readiness self-assessment and of this module's refusals by reason. */
export const messages = {
  readiness: 'Readiness',
  unvalidated:
    'This is our own self-assessment, written for training. It has not been validated; it is not an audit, a certification or legal advice. Scores help you talk and plan, not compare organisations.',
  kinds: { panel: 'Panel', survey: 'Staff survey' },
  kindHints: {
    panel: 'Five to nine people in named roles rate 32 items. Gives a score, with gates and a band.',
    survey: 'Any number of staff answer eight questions without saying who they are. Gives no score.',
  },
  open: 'Open',
  closed: 'Closed',
  dontKnow: 'Don’t know',
  cannotSay: 'I cannot say',
  level: (level: number) => `Level ${level}`,
  critical: 'Critical item',
  overall: 'Overall',
  outOf: 'of 100',
  dimension: 'Dimension',
  item: 'Item',
  score: 'Score',
  weight: 'Weight',
  /** Short names, where there is little room. */
  short: {
    I: 'Infrastructure',
    D: 'Data',
    W: 'Skills',
    L: 'Leadership',
    U: 'Use cases',
    C: 'Culture',
    P: 'Vendors',
    S: 'Ethics, safety',
  } as Record<string, string>,
  bands: {
    foundations: {
      title: 'Foundations first',
      range: '0 to 24',
      reading: 'Basics are missing, or a critical gap is open.',
      steps: [
        'Name an owner for AI, with a policy.',
        'Keep a list of approved tools.',
        'Give everybody the basics of AI literacy.',
        'No AI on patient data.',
      ],
    },
    building: {
      title: 'Building',
      range: '25 to 49',
      reading: 'Uneven: good will, thin systems.',
      steps: [
        'Fix the two weakest dimensions.',
        'Hold one administrative trial without patient data.',
        'Set up an incident route for AI.',
      ],
    },
    pilot: {
      title: 'Pilot-ready',
      range: '50 to 74',
      reading: 'Can learn safely at small scale.',
      steps: [
        'Run one or two pilots with a written protocol.',
        'Test each tool silently in your own setting first.',
        'Name an owner for monitoring.',
      ],
    },
    scale: {
      title: 'Scale-ready',
      range: '75 to 100',
      reading: 'Can run several tools with control.',
      steps: [
        'Budget for the whole life cycle.',
        'Review the portfolio of tools.',
        'Publish your results.',
        'Drill how you would leave a supplier.',
      ],
    },
  } satisfies Record<Band, { title: string; range: string; reading: string; steps: string[] }>,
  gates: {
    critical: {
      title: 'Foundations first: the overall score is capped at 24',
      text: 'A critical item stands at level 1:',
    },
    dimension: {
      title: 'No pilot that touches patient data or care until raised',
      text: 'A dimension is below 25:',
    },
    clinical: {
      title: 'No clinical-decision tool; administrative pilots on non-patient data only',
      text: 'Below level 3:',
    },
  } satisfies Record<Gate['gate'], { title: string; text: string }>,
  notAnswered: 'no level is chosen',
  noEvidence: 'a line of evidence is wanted',
  'readiness.no-such-round': 'There is no such round.',
  'readiness.round-closed': 'This round has closed.',
  'readiness.round-changed': 'This round was changed in the meantime. Look at it again.',
  'readiness.title-missing': 'Enter a title.',
  'readiness.closing-day': 'Enter a day from today on, within a year.',
  'readiness.roles-number': 'Name 1 to 15 roles.',
  'readiness.role-invalid': 'Enter a role.',
  'readiness.role-taken': 'Each role needs a name of its own, such as “Ward nurse 1” and “Ward nurse 2”.',
  'readiness.survey-open': 'A staff survey is open already. Close it first: two at once could show who is who.',
  'readiness.slips-number': 'Make 1 to 1000 codes at a time, and 100,000 for one round.',
  'readiness.nobody-waits': 'Every role has its code, or has handed in.',
  'readiness.code-unknown':
    'This code opens nothing now. It may be mistyped or used already, or its round has closed. If you pressed the button twice, your answers are in.',
  'readiness.too-many-codes': 'Too many wrong codes came from this address. Try again in five minutes.',
  'readiness.sheet-changed':
    'This sheet was saved elsewhere in the meantime. Below stands what you entered here: save again to keep it.',
} as const;
