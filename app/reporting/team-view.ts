import type { Track } from '#app/platform/track.ts';
import type { Course, HeldCertificate } from './learner-view.ts';

/** What a manager may see: states, dates, versions, "passed". Never scores, answers, notes or clock times. */
export interface TeamPage {
  people: TeamMember[];
  /** More people are in these units than the list shows. */
  cut: boolean;
  total: number;
}

export interface TeamMember {
  id: string;
  name: string;
  unit: string;
  state: Course['state'] | 'nothing-assigned';
  dueOn: string | null;
  needsTalk: boolean;
}

export interface PersonPage {
  id: string;
  name: string;
  unit: string | null;
  jobRole: string | null;
  courses: PersonCourse[];
  certificates: HeldCertificate[];
  /** The viewer may give another attempt. */
  mayReopen: boolean;
  operationKey: string;
}

export interface PersonCourse {
  cycle: string;
  title: string;
  state: Course['state'];
  dueOn: string;
  modules: PersonModule[];
}

export interface PersonModule {
  id: string;
  title: string;
  track: Track;
  version: number;
  state: 'done' | 'begun' | 'open' | 'needs-talk';
}
