/** What an attempt asks: the whole track, only what changed, or the whole track before any lesson. */
export type Scope = 'whole' | 'delta' | 'pretest';
