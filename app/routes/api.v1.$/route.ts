import { Refusal } from '#app/platform/refusal.ts';

/** Whatever else a program asks for. */
export function loader() {
  throw new Refusal('not-found', 'http.no-such-path');
}
