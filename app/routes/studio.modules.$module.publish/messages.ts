import type { PublishObstacle, TouchedItem } from '#app/authoring/publish/get-publish-page.server.ts';

const people = (n: number) => (n === 1 ? 'One person' : `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} people`);

export const messages = {
  title: 'Publish',
  lede: 'Say what the change means, see whom it reaches, and publish it now or on a later day.',
  obstacles: {
    'has-problems': {
      title: 'The check finds problems in this draft',
      text: 'Mend them first.',
      link: 'See the problems',
      to: '#check',
    },
    'published-meanwhile': {
      title: 'Another version was published meanwhile',
      text: 'Take it over before this draft is published.',
      link: 'See what it changed',
      to: '/review#meanwhile',
    },
    'not-approved': {
      title: 'This draft is not approved',
      text: 'Somebody who wrote none of it has to approve it as it stands.',
      link: 'Go to the review',
      to: '/review',
    },
  } satisfies Record<PublishObstacle, { title: string; text: string; link: string; to: string }>,

  planned: 'Planned',
  waiting: (day: string, by: string) => `It goes live at the beginning of ${day}. ${by} planned it.`,
  lost: (day: string) => `It will not go live on ${day} as planned`,
  failed: (day: string) => `It did not go live on ${day}`,
  cancel: 'Cancel the plan',

  choose: 'What the change means',
  chooseText: (n: number, base: number) => `It becomes version ${n}. Learners see version ${base} now.`,
  kind: 'Kind of change',
  minor: 'Minor',
  minorHint: 'A typing error, a clearer sentence. Nobody learns anything again, and nobody’s course changes.',
  notMinor: 'It cannot be minor:',
  material: 'Material',
  materialHint:
    'What people learn has changed. Courses under way move to the new version, and people who hold a certificate learn again what is ticked.',
  redo: 'What people who hold a certificate learn again',
  redoHint:
    'Take a tick away where somebody who knows the old text knows enough. The ticks count for a material change only.',
  kinds: { lesson: 'Lesson', block: 'Block', question: 'Question' } satisfies Record<TouchedItem['kind'], string>,
  whats: { added: 'added', changed: 'changed' },
  show: 'Show whom this reaches',

  first: 'It is the first version',
  firstText: 'Nobody has learnt this module yet, so nothing has to be chosen.',
  notBegun: 'Nobody has begun this module',
  notBegunText: (n: number) => `It simply becomes version ${n}.`,

  means: 'Whom this reaches',
  nobody: 'Nobody has anything to learn again, and no course under way changes.',
  table: 'People by track',
  track: 'Track',
  tracks: { full: 'Full', foundation: 'Foundation' },
  holders: 'Hold a certificate and learn again',
  underWay: 'Are learning and move to this version',
  again: 'What is learnt again',
  parts: (parts: number, questions: number) =>
    [
      ...(parts > 0 ? [parts === 1 ? 'one lesson or block' : `${parts} lessons and blocks`] : []),
      ...(questions > 0 ? [questions === 1 ? 'one question' : `${questions} questions`] : []),
    ].join(', ') || 'nothing',
  number: (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ','),
  marked: 'Another answer is right now',
  markedLine: (stem: string, n: number | null, missed: number | null) =>
    `“${stem}”: ${n === null ? 'fewer than five people' : people(n).toLowerCase()} handed it in under the old key${
      missed === null ? '' : `, of whom ${missed} were marked not right`
    }.`,

  publish: 'Publish',
  chosen: (n: number, kind: 'minor' | 'material') => `Version ${n}, ${kind}`,
  reason: 'What changed and why',
  reasonHint: 'One or two sentences. They stand with the version for ever.',
  reasonOptional: 'What changed and why (optional)',
  when: 'When',
  now: 'Now',
  later: 'On a later day',
  laterHint: 'At the beginning of that day. If the draft is changed before, it is not published.',
  day: 'The later day',
  button: 'Publish this version',

  done: { plan: 'The publication is planned', cancel: 'The plan was cancelled' } as Record<string, string>,
} as const;
