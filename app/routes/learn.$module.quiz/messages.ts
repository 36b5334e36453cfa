export const messages = {
  title: (module: string) => `Quiz: ${module}`,
  where: 'Quiz',
  start: {
    lede: (questions: number) =>
      `${questions} questions. No time limit. Every answer is saved as you give it, and you can stop and come back.`,
    deltaLede: (questions: number) =>
      `${questions === 1 ? 'One question' : `${questions} questions`}, only on what has changed since you learnt it. No time limit. Every answer is saved as you give it, and you can stop and come back.`,
    rules: 'How it counts',
    full: (percent: number) => `You pass with ${percent} per cent of the points`,
    foundation:
      'You need 80 per cent of the points over the foundation quizzes of your course together; this quiz adds to that sum',
    critical: (n: number) =>
      n === 1
        ? 'and the one question marked “safety” right. If you miss it, you read a short reminder and get another like it.'
        : `and the ${n} questions marked “safety” right. Where you miss one, you read a short reminder and get another like it.`,
    attempts: (left: number) => (left === 1 ? 'This is your last attempt for now.' : `You have ${left} attempts left.`),
    after: 'When you hand it in you see each answer with the reason.',
    privacy:
      'Your manager sees whether you have begun, passed, or need a talk because your attempts are used, never your answers or your score.',
    lessonsLeft: (n: number) =>
      n === 1 ? 'One lesson of your track is not done yet.' : `${n} lessons of your track are not done yet.`,
    lessonsLeftText: 'You can take the quiz now, but an attempt counts. Most people read first.',
    passed: (date: string) => `You passed this quiz on ${date}`,
    passedText: 'You need not take it again. A better attempt can still raise your foundation points.',
    button: 'Start the quiz',
    toLessons: 'Back to the lessons',
  },
  door: {
    'not-offered': [
      'This quiz is not part of what you were asked to learn',
      'Its lessons are open to you all the same.',
    ],
    waits: ['This quiz opens later', 'You can read its lessons at any time.'],
    talk: [
      'You have used your attempts for now',
      'This happens, and it is no mark against you. Talk the hard questions through with your manager or an educator; your manager can then open another attempt.',
    ],
  },
  earlier: 'Earlier attempts',
  earlierPassed: (date: string) => `${date}: passed`,
  earlierShort: (date: string) => `${date}: fell short`,
  question: (n: number, of: number) => `Question ${n} of ${of}`,
  all: 'Show all questions on one page',
  one: 'Show one question a page',
  next: 'Save and go on',
  check: 'Save and check my answers',
  previous: 'Back',
  map: 'Your sheet',
  mapText: (answered: number, of: number) => `${answered} of ${of} answered. A bold number means: answered.`,
  mapAnswered: 'answered',
  mapOpen: 'not answered',
  checkTitle: 'Check your answers',
  checkLede: 'You can still change every answer. After you hand in, they stand.',
  checkMissing: (n: number) => (n === 1 ? 'One question has no answer yet' : `${n} questions have no answer yet`),
  checkMissingText: 'You can hand in all the same; what is not answered earns no points.',
  change: 'Change',
  changeWhat: (n: number) => `the answer to question ${n}`,
  noAnswer: 'Not answered',
  answered: (time: string) => `Answered, saved at ${time}`,
  handIn: 'Hand in my answers',
  reteachTitle: 'One more look before you finish',
  reteachLede: (n: number) =>
    `You missed ${n === 1 ? 'a safety question' : `${n} safety questions`}. Read the reminder, then answer another question on the same point. Your other answers are handed in and stay as they are.`,
  reminder: 'Reminder',
  finish: 'Hand in and see the result',
  saved: (time: string) => `Saved at ${time}`,
  saving: 'Saving…',
  unsaved: 'Not saved yet: no connection. Your answer is kept in this window and sent when the network is back.',
  signedOut:
    'Not saved yet: you have been signed out. Sign in again and come back; your answer is kept in this window.',
  refused: 'This answer could not be saved. Reload the page to see what is stored.',
  unreadable: 'Not saved yet: this cannot be read as an answer so far.',
  overtaken: 'A newer answer was saved in another window. Reload the page to see it.',
  signIn: 'Sign in again',
  elsewhere: {
    title: 'You have answered elsewhere in the meantime',
    choose: (n: number) => `Question ${n}: choose which answer counts`,
    look: (n: number) => `Question ${n}: see the answer you gave elsewhere`,
    when: (time: string) => `You answered this question elsewhere at ${time}.`,
    takenBack: (time: string) => `You took your answer to this question back elsewhere at ${time}.`,
    there: 'Your answer there:',
    stays: 'It stays, unless you give another one below.',
    legend: 'Which answer counts?',
    keep: 'Keep that one',
    keepNone: 'Leave it without an answer',
    save: 'Save this one',
    saveHint: 'As it stands below. An empty question counts as no answer.',
    open: 'Not saved yet: choose which of the two answers counts.',
    saved: (time: string) => `Saved elsewhere at ${time}`,
  },
  waiting: {
    title: (n: number) =>
      n === 1 ? 'One answer is still waiting to be sent' : `${n} answers are still waiting to be sent`,
    text: (numbers: number[]) =>
      `${numbers.length === 1 ? 'Question' : 'Questions'} ${numbers.join(', ')}: what you gave last is kept in this window, and is sent as soon as it can be. Hand in once it is saved.`,
    signedOut: 'You have been signed out. Sign in again and come back to this page; nothing is lost.',
    row: 'Not saved yet: waiting to be sent',
  },
  empty: 'Not answered yet',
  result: {
    passed: 'You passed this quiz',
    short: 'Not yet',
    score: (points: string, max: string, percent: number) => `${points} of ${max} points, ${percent} per cent.`,
    critical: (n: number) =>
      n === 1
        ? 'A safety question was missed, so this attempt does not count as passed, whatever the points.'
        : `${n} safety questions were missed, so this attempt does not count as passed, whatever the points.`,
    pooled: 'Foundation points are counted over all foundation quizzes of your course together.',
    left: (n: number) =>
      n === 0
        ? 'You have used your attempts for now. Talk it through with your manager, who can open another.'
        : n === 1
          ? 'You have one attempt left. The questions will come in a new order.'
          : `You have ${n} attempts left. The questions will come in a new order.`,
    readAgain: 'Read these again first',
    readAgainText: 'These lessons cover what you missed.',
    readAgainNotAll: 'You need not go through the whole module.',
    readAgainButton: (lesson: string) => `Read again: ${lesson}`,
    certificate: 'You have earned a certificate',
    toCertificate: (title: string) => `Open “${title}”`,
    answers: 'Your answers and the reasons',
    again: 'Try again',
    toLearning: 'Back to your learning',
    parallel: 'Asked after the reminder',
  },
} as const;
