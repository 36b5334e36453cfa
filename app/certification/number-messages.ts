export const messages = {
  label: 'Number of the certificate',
  hint: 'Letters and figures, with or without the dashes. There is no search by name.',
  button: 'Check',
} as const;
