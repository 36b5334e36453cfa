/** Depth of a module: what everybody needs, or all of it. */
export type Track = 'foundation' | 'full';
