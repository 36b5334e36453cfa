import type { ReminderProblem } from '#app/assignments/reminders/reminder-problem.ts';
import type { Track } from '#app/platform/track.ts';
import type { DatedState, HeldCertificate } from './learner-view.ts';
import type { TimelineLine } from './timeline-line.ts';

/** What a manager may see: states, dates, versions, "passed". Never scores, answers, notes or clock times. */
export interface PersonPage {
  id: string;
  name: string;
  unit: string | null;
  jobRole: string | null;
  standing: PersonStanding;
  courses: PersonCourse[];
  certificates: HeldCertificate[];
  /** A page of it, the newest first. */
  timeline: TimelineLine[];
  /** Where what is earlier begins; null where nothing is. */
  earlier: number | null;
  /** Whether newer lines stand before these. */
  isLater: boolean;
  /** The viewer may give another attempt. */
  mayReopen: boolean;
  /** The viewer may give courses, set dates, exempt, accept and correct. */
  mayDecide: boolean;
  /** Whether a reminder can go out now; null where the viewer may not send one. */
  reminder: { problem: ReminderProblem | null } | null;
  /** Courses that the person has never been given; none where the viewer may not give any. */
  assignable: { id: string; name: string }[];
  today: string;
  operationKey: string;
}

/** The state over all courses, with the course that decides it. */
export interface PersonStanding extends DatedState {
  title: string;
  /** Modules that a talk is needed about. */
  talk: string[];
}

export interface PersonCourse extends DatedState {
  cycle: string;
  title: string;
  /** The rule or decision that it comes from, in a sentence or two. */
  why: string;
  waivedUntil: string | null;
  modules: PersonModule[];
}

export interface PersonModule {
  id: string;
  title: string;
  track: Track;
  version: number;
  state: 'done' | 'begun' | 'open' | 'needs-talk';
  /** Titles of the modules after which its quiz opens; none where it does not wait. */
  opensAfter: string[];
  /** Its attempts are used up in this cycle: here another one is given. */
  isStuck: boolean;
  /** Somebody gave another attempt in this cycle. */
  reopened: boolean;
}
