export const messages = {
  problems: {
    'authoring.not-approved':
      'The draft is not approved as it stands: it was changed since, or nobody has approved it.',
    'authoring.reason-missing': 'Say what changed and why.',
    'authoring.reason-too-long': 'Give the reason in at most 500 characters.',
    'authoring.not-minor': 'This cannot be a minor version. Choose a material one.',
    'authoring.later-day': 'Choose a day after today.',
    'authoring.planned-already': 'It is planned already. Cancel that first.',
    'authoring.no-plan': 'Nothing is planned any more.',
    'curriculum.published-meanwhile':
      'Another version was published since this draft was begun. Take it over first, on the review page.',
    'curriculum.edition-needed': 'This cannot be a minor version. Choose a material one.',
    'curriculum.slug-taken': 'Another module has this address.',
    'curriculum.id-taken': 'An id in this draft belongs to another module. Choose another id.',
    'curriculum.owned-elsewhere': 'This module does not belong to the studio.',
  } as Record<string, string>,
  fields: {
    'authoring.reason-missing': 'reason',
    'authoring.reason-too-long': 'reason',
    'authoring.later-day': 'onDay',
  } as Record<string, string>,
} as const;
