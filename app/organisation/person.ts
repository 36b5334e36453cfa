import { Refusal } from '#app/platform/refusal.ts';

/** A person as other modules see one. Sign-ins are apart: a new address never changes who somebody is. */
export interface Person {
  id: string;
  staffNumber: string | null;
  name: string;
  email: string | null;
  locale: string;
  active: boolean;
  /** Rises with each change; a form made from an older one is stale. */
  revision: number;
}

/** A staff number as it is stored and compared: "n-1042 " is "N-1042". */
export function cleanStaffNumber(text: string): string | null {
  const clean = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  return /^[\p{L}\p{N}._/-]{1,40}$/u.test(clean) ? clean : null;
}

/** An e-mail address as it is stored and compared. Whether mail arrives only sending can tell. */
export function cleanEmail(text: string): string | null {
  const clean = text.normalize('NFKC').trim().toLowerCase();
  return clean.length <= 254 && /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/u.test(clean)
    ? clean
    : null;
}

/** Both as they are stored, null where left empty; refuses what is malformed. */
export function checkedContact(input: { staffNumber?: string | null; email?: string | null }) {
  const staffNumber = input.staffNumber?.trim() ? cleanStaffNumber(input.staffNumber) : null;
  if (input.staffNumber?.trim() && !staffNumber) throw new Refusal('invalid', 'organisation.staff-number-invalid');
  const email = input.email?.trim() ? cleanEmail(input.email) : null;
  if (input.email?.trim() && !email) throw new Refusal('invalid', 'organisation.email-invalid');
  return { staffNumber, email };
}
