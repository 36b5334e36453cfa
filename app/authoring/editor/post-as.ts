import { leaveForNext } from '#app/assessment/use-one-person.ts';
import { personOfBrowser } from '#app/identity/person-tag.ts';

/** `waiting`: no answer of ours, so it is worth trying again. */
export type Posted<T> =
  | { kind: 'answer'; value: T }
  | { kind: 'waiting' }
  | { kind: 'signed-out' }
  | { kind: 'refused'; reason: string };

/** Posts in the name of the person for whom the page was drawn, and in nobody else's. */
export async function postAs<T>(
  person: string,
  url: string,
  fields: Record<string, string | File>,
  options: { signal?: AbortSignal; keepalive?: boolean } = {},
): Promise<Posted<T>> {
  const now = personOfBrowser();
  if (now === null) return { kind: 'signed-out' };
  if (now !== person) {
    leaveForNext();
    return { kind: 'signed-out' };
  }
  const response = await fetch(url, { method: 'POST', body: bodyOf({ ...fields, person }), ...options }).catch(
    () => null,
  );
  if (!response || response.status >= 500 || response.status === 429) return { kind: 'waiting' };
  if (response.status === 401) return { kind: 'signed-out' };
  const body = await response.json().catch(() => null);
  if (body === null) return { kind: 'waiting' };
  return response.ok ? { kind: 'answer', value: body } : { kind: 'refused', reason: String(body.reason ?? '') };
}

/** A text alone goes as most forms do; with a file it takes parts. */
function bodyOf(fields: Record<string, string | File>): URLSearchParams | FormData {
  const body = Object.values(fields).some((value) => typeof value !== 'string')
    ? new FormData()
    : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) body.append(name, value as string);
  return body;
}
