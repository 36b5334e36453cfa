/** People whom no reminder reaches, as their manager prints them. No address is shown: only that there is none that works. */
export interface UnreachablePage {
  people: UnreachablePerson[];
  /** There are more than the list shows. */
  cut: boolean;
  /** The viewer may take the list away as a file. */
  mayExport: boolean;
  today: string;
}

export interface UnreachablePerson {
  id: string;
  name: string;
  unit: string;
  why: 'no-address' | 'refused';
  /** The first date that something is or was due. */
  dueOn: string;
  /** Titles of what is due. */
  courses: string[];
}

export const whyUnreachable: Record<UnreachablePerson['why'], string> = {
  'no-address': 'No e-mail address is entered',
  refused: 'Cannot be reached: the last message was sent back',
};
