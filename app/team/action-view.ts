import type { BulkKind } from './bulk-decision.ts';

export interface Named {
  id: string;
  name: string;
}

/** People whom a decision would not change, for one reason. */
export interface NotChanged {
  reason: string;
  count: number;
  /** The first of them, as far as the viewer may see them. */
  people: Named[];
}

/** What was decided, in words. */
export interface DecisionView {
  kind: BulkKind;
  course: string | null;
  module: string | null;
  day: string | null;
  reason: string | null;
}

/** Before it is started a bulk action shows its dry run, afterwards how far it has come. */
export type BulkActionPage = { id: string; decision: DecisionView; operationKey: string } & (
  | { state: 'planned'; people: number; would: { count: number; people: Named[] }; wouldNot: NotChanged[] }
  | {
      state: 'running' | 'done';
      done: number;
      left: number;
      unchanged: number;
      /** A page of those who were not changed. */
      list: { person: Named | null; reason: string }[];
      /** Where the next page begins; null where there is none. */
      after: number | null;
    }
);

/** The form for one kind of decision about the people of a selection. */
export interface ActPage {
  kind: BulkKind;
  count: number;
  /** The first of them. */
  people: Named[];
  courses: Named[];
  /** `course/module`. */
  modules: { value: string; text: string }[];
  operationKey: string;
}

/** An action in the list of those that somebody started. */
export interface ListedAction {
  id: string;
  decision: DecisionView;
  startedOn: string;
  isRunning: boolean;
  done: number;
  unchanged: number;
}
