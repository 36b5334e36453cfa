import { cleanEmail, cleanStaffNumber } from '#app/organisation/person.ts';

/** What a person signs in with, as it is stored and compared: a staff number or an e-mail address. Null: neither. */
export function cleanHandle(text: string): string | null {
  if (text.length > 254) return null;
  return text.includes('@') || text.includes('＠') ? cleanEmail(text) : cleanStaffNumber(text);
}
