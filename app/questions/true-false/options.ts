import { messages } from '../messages.ts';

/** Ids as they are posted; always in this order. */
export const trueFalseOptions = [
  { id: 'true', text: messages.true },
  { id: 'false', text: messages.false },
];
