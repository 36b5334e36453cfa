import type { SurveyItem } from './instrument.ts';

/** What staff are asked without a name. */
export const survey: readonly SurveyItem[] = [
  {
    id: 'W1',
    question: 'What have you been taught about AI at work?',
    anchors: [
      'Nothing so far',
      'A talk or an e-mail, nothing more',
      'Some training, a while ago',
      'Training that covers what I meet',
      'Training that covers what I meet, and it is kept up to date',
    ],
  },
  {
    id: 'W2',
    question: 'How well can you check what an AI tool gives you in your own work?',
    anchors: [
      'I would not know how',
      'I have found out a little by myself',
      'I was shown how, for the tool I use most',
      'I was shown how for most of my tools, and it was tested',
      'I was shown and tested, and again whenever a tool changed',
    ],
  },
  {
    id: 'C1',
    question: 'What happens here when somebody reports a mistake?',
    anchors: [
      'People are blamed',
      'People think twice before they report',
      'It depends on who hears of it',
      'It is safe to report',
      'Reports lead to changes that I can see',
    ],
  },
  {
    id: 'C4',
    question: 'What happens to worries about AI in your team?',
    anchors: [
      'They are brushed aside',
      'They are put up with',
      'Somebody listens',
      'They are answered, and there is help',
      'They change how tools are brought in',
    ],
  },
  {
    id: 'S1',
    question: 'Do you know where to report it when an AI tool goes wrong?',
    anchors: [
      'No',
      'I would use the general incident form',
      'There is a way of reporting that is meant for AI',
      'There is one, and I hear what came of it',
      'There is one, I hear what came of it, and others learn from it too',
    ],
  },
  {
    id: 'S2',
    question: 'When the result of an AI tool has to be checked, how is that arranged where you work?',
    anchors: [
      'Somebody is meant to check',
      'It is clear whose task it is',
      'It is clear whose task it is, and there is time for it',
      'There is time, and whoever checks may stop the tool',
      'All of that, and now and then a planted error tests the check',
    ],
  },
  {
    id: 'D3',
    question: 'How do people in your team get at patient data?',
    anchors: [
      'We share log-ins',
      'Each has a log-in, which opens more than we need',
      'My log-in opens what my role needs',
      'It does, and somebody reviews who may see what',
      'It does, it is reviewed, and I know that use is logged and looked at',
    ],
  },
  {
    id: 'S4',
    question: 'What do patients hear about AI in their care where you work?',
    anchors: [
      'Nothing',
      'Something in the small print',
      'There is a leaflet',
      'I can explain it in plain words and say what choice they have',
      'The explanation was made with patients, and we check that they understood it',
    ],
  },
];
