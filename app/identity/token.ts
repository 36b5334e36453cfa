import type { Actor } from './grants.ts';

/** What a token may be made for. */
export const tokenScopes = ['read:team', 'read:curricula'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** How a token begins, so that one that was left lying about is recognised. */
export const tokenPrefix = 'acm_';

/** A program that acts by a token: it sees what its holder may see today, as far as its scopes go. */
export interface Program extends Pick<Actor, 'personId' | 'grants'> {
  tokenId: string;
  scopes: TokenScope[];
  /** When the audit trail was last told of its reading. */
  notedAt: string | null;
}

export type TokenReading =
  | { state: 'none' }
  /** Used too often; seconds until it may be used again. */
  | { state: 'waiting'; seconds: number }
  | { state: 'live'; program: Program };

/** A token as its owner's page shows it. */
export interface TokenView {
  id: string;
  label: string;
  scopes: TokenScope[];
  madeOn: string;
  lastDay: string;
  usedOn: string | null;
  state: 'valid' | 'ended' | 'revoked';
}

export const scopesOf = (stored: string): TokenScope[] =>
  tokenScopes.filter((scope) => stored.split(' ').includes(scope));
