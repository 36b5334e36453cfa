import { Refusal } from '#app/platform/refusal.ts';

/** Every address that is no page: it has a route so that the header knows who is signed in. */
export function loader(): never {
  throw new Refusal('not-found', 'routes.no-such-page');
}

export const action = loader;

export default function NoSuchPage() {
  return null;
}
