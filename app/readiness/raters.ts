/** A panel is best with 5 to 9 raters; more than this is a survey. */
export const mostRaters = 15;

/** A role on a panel, as the page of an open round shows it: nothing of what they said. */
export interface Rater {
  id: string;
  role: string;
  state: 'no-code' | 'invited' | 'handed-in';
}

/** A code on its way to paper: for a role of a panel, or for anybody. It is shown once. */
export interface Slip {
  role: string | null;
  code: string;
}
