/** The body of a 401: a form came in without a session. */
export interface SignedOut {
  kind: 'signed-out';
  /** Where the form belongs. */
  next: string;
  /** The form, sealed for whoever typed it; null where nobody knows who that was. */
  resume: string | null;
}
