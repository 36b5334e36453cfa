/** Characters; what is longer is cut. */
export const longestRemark = 1000;
export const longestReply = 1000;
/** Of one person. */
export const remarksAnHour = 12;

/** A remark as an author sees it: of a learner who did not tick it, there is no name. */
export interface Remark {
  id: string;
  kind: 'lesson' | 'question';
  itemId: string;
  place: string;
  /** The paragraph that it is about, as it read; empty for all of the place. */
  quote: string;
  text: string;
  name: string | null;
  /** Number of the version that it is about. */
  version: number;
  /** A day, since a time of day could say who it was. */
  on: string;
  handledOn: string | null;
  reply: string;
}
