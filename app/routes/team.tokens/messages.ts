import type { TokenScope, TokenView } from '#app/identity/token.ts';
import type { TagState } from '#app/ui/tag.tsx';

export const messages = {
  title: 'Tokens for programs',
  team: 'Team',
  people: 'People',
  lede: 'A program of yours, such as a staff register or a data warehouse, can read what you may see and take away. It cannot change anything.',
  made: (label: string) => `The token “${label}” was made`,
  madeText: 'Copy it now into the settings of the program. It is shown this once and stored nowhere.',
  token: 'Token',
  again: 'This token has been made already',
  againText: 'It was shown when it was made. If you did not copy it, revoke it below and make another one.',
  revoked: 'The token was revoked',
  revokedText: 'Whoever uses it gets nothing from now on.',
  make: 'Make a token',
  makeText:
    'It reads the same people as you, as long as you may see them. Keep it like a password; what it reads is written to the audit trail.',
  label: 'What is it for?',
  labelHint: 'For example: nightly import of the staff register',
  scopes: 'What may it read?',
  scope: {
    'read:team': {
      label: 'The team',
      hint: 'People, units and counts: names, states and dates; never answers or scores',
    },
    'read:curricula': { label: 'Curricula and modules', hint: 'Titles and versions; no people' },
  } satisfies Record<TokenScope, { label: string; hint: string }>,
  lastDay: 'Last day',
  lastDayHint: 'Within a year from today',
  makeButton: 'Make the token',
  own: 'Your tokens',
  none: 'You have made no token yet.',
  reads: 'Reads',
  madeOn: 'Made on',
  used: 'Last used',
  never: 'Never',
  revoke: (label: string) => `Revoke “${label}”`,
  state: {
    valid: { tag: 'done', word: 'Valid' },
    ended: { tag: 'off', word: 'Ended' },
    revoked: { tag: 'off', word: 'Revoked' },
  } satisfies Record<TokenView['state'], { tag: TagState; word: string }>,
  programs: 'For whoever writes the program',
  programsText: 'Send the token as “Authorization: Bearer …” to an address under /api/v1. All of them are described in',
  description: 'the OpenAPI description',
} as const;
