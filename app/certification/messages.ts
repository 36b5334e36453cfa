/** Sentences for the refusals of this module, by reason. */
export const messages = {
  'certification.no-such-certificate': 'There is no such certificate.',
  'certification.already-revoked': 'This certificate has been revoked already.',
} as const;
