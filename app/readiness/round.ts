import type { CalendarDate } from '#app/platform/calendar.ts';

export const roundKinds = ['panel', 'survey'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** A round as its pages show it. */
export interface Round {
  id: string;
  kind: RoundKind;
  title: string;
  instrument: number;
  openedOn: CalendarDate;
  /** The last day on which it takes answers. */
  closesOn: CalendarDate;
  closedOn: CalendarDate | null;
  revision: number;
}

/** Whether a round takes answers. Once it has closed it never does again: a result before and after would tell the difference. */
export const isOpen = ({ closesOn, closedOn }: Pick<Round, 'closesOn' | 'closedOn'>, today: CalendarDate): boolean =>
  closedOn === null && today <= closesOn;

/** The last day on which somebody could answer: the date of the result. */
export const endedOn = ({ closesOn, closedOn }: Pick<Round, 'closesOn' | 'closedOn'>): CalendarDate =>
  closedOn !== null && closedOn < closesOn ? closedOn : closesOn;
