/** Sentences for the refusals of this module, by reason. */
export const messages = {
  'learning.no-such-block': 'There is no such exercise in this module.',
  'learning.no-such-try': 'This try is not open any more. The page now shows the latest one.',
  'learning.try-handed-in':
    'You have handed in this try already, here or on another device. What you handed in stands.',
  'learning.draft-unusable': 'This could not be saved. Your last saved work is still there.',
  'learning.no-such-remark': 'This remark is not open any more. Somebody may have dealt with it.',
  'learning.too-many-remarks': 'You have sent many remarks within an hour. Please send more a little later.',
} as const;
