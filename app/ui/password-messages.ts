/** Words of the password field alone: no other page pays for them. */
export const messages = {
  show: 'Show',
  hide: 'Hide',
  showLabel: 'Show password',
  hideLabel: 'Hide password',
} as const;
