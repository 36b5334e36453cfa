/** What somebody else has saved meanwhile. */
export interface OtherText {
  /** A text that is saved over it names this. */
  revision: number;
  text: string;
  by: string;
  time: string;
}

export type TextSaved = { kind: 'saved'; revision: number; time: string } | { kind: 'conflict'; theirs: OtherText };

/** Who else has the text open. */
export interface Presence {
  others: string[];
}

export const savePath = (moduleId: string) => `/studio/modules/${moduleId}/save`;
export const presencePath = (moduleId: string) => `/studio/modules/${moduleId}/presence`;
/** Seconds between two signs of life. */
export const heartbeat = 15;
