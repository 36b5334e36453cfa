/** The words of the landing page. */
export const messages = {
  title: 'Acumen: AI training for healthcare staff',
  description:
    'Short lessons on artificial intelligence for everyone who works in healthcare, and a certificate that says exactly what was taught.',
  heading: 'Learn to work safely with AI, and be able to show it',
  lede: 'Acumen is training for everyone in healthcare who meets artificial intelligence at work: short lessons, practice on invented cases, a quiz, and a certificate that says exactly what was taught.',
  signIn: 'Sign in',
  goOn: 'Go on learning',
  specimen: {
    label: 'Specimen',
    kind: 'Certificate: AI literacy, nurse',
    name: 'Ines Okafor',
    rows: [
      ['Patient data and privacy', 'version 3, foundation'],
      ['Generative AI tools', 'version 2, full'],
    ],
    until: 'Valid until',
    date: '2 March 2027',
    foot: 'Says what was taught and shown. Not a statement of legal compliance.',
  },
  readers: {
    heading: 'Who it is for',
    list: [
      {
        who: 'Staff',
        text: 'Most lessons take five to seven minutes, on a ward computer or your own phone. Stop when the bell rings and go on at the same line later. You rehearse on notes and letters that we made up: what to take out, what to ask, when to leave the tool alone. When you pass, you hold a certificate for your role.',
      },
      {
        who: 'Trainers',
        text: 'Modules are written as plain text and published in numbered versions that never change afterwards. Mending a comma asks nobody to start again. Changing a rule brings back exactly the lessons it touches.',
      },
      {
        who: 'Managers',
        text: 'For each person in your units you see what they completed, in which version, and until when it holds. Scores, answers and notes stay with the learner.',
      },
    ],
  },
  answers: {
    heading: 'What it answers',
    lede: 'Four questions, for any person on any day.',
    list: [
      {
        question: 'What was this person taught?',
        answer: 'Each module by name, with its lessons kept as they stood on the day.',
      },
      {
        question: 'In which version?',
        answer:
          'Every version has a number and a fingerprint. Change one word of a lesson and the fingerprint changes.',
      },
      {
        question: 'How did they show it?',
        answer:
          'In cases and a quiz, marked by fixed rules. A question on patient safety has to be right: no total makes up for it.',
      },
      {
        question: 'Does it still hold?',
        answer: 'A certificate carries the date until which it is valid. Anyone who is given its number can check it.',
      },
    ],
    honest: {
      title: 'It never says “compliant”',
      text: 'The EU AI Act asks organisations to support the AI literacy of their staff; it names no certificate that would settle the matter. Hospitals judge for themselves whether their training is enough. Acumen gives them the facts to judge by.',
    },
  },
  subject: {
    heading: 'The subject, in three parts',
    lede: 'Lessons come module by module. After signing in, you see those that belong to your role.',
    parts: [
      {
        title: 'Why AI is coming to the ward',
        topics: [
          [
            'Diagnosis',
            'Software reads X-rays, slides and heart tracings. It catches some things that a tired eye misses, and misses some that a trained eye sees. What its figures mean depends on who your patients are.',
          ],
          [
            'Personalised treatment',
            'Models suggest doses, therapies and risks for one person from the records of many. Whose records they were matters.',
          ],
          [
            'Running the place',
            'Rotas, beds, stock, letters and notes: the work around the patient, where a small error travels far.',
          ],
        ],
      },
      {
        title: 'How an organisation begins',
        topics: [
          ['Readiness', 'Look honestly at data, systems, skills and leadership before buying anything.'],
          ['A pilot', 'One ward, one question, one measure that could show that it does not work.'],
          ['Partners', 'What to ask a supplier, what to put in the contract, and who answers when the tool is wrong.'],
          ['Training', 'For everyone who will touch the tool, with ethics and privacy in it from the first hour.'],
        ],
      },
      {
        title: 'What is hard',
        topics: [
          ['Ethics and privacy', 'Consent, fairness, and patient data that must not leave the house.'],
          ['Technology', 'Old systems, records that do not fit together, and tools that drift after they go live.'],
          [
            'People',
            'Worry about one’s work, too much trust in a screen, or none at all. Change succeeds when those concerned take part in it.',
          ],
        ],
      },
    ],
  },
  verify: {
    heading: 'Check a certificate',
    text: 'Someone showed you a certificate? Enter its number, or scan the code printed on it. You see whether it is valid today, and every statement that it makes. You need no account.',
    label: 'Certificate number',
    button: 'Check',
  },
} as const;
