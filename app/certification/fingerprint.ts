/**
 * The first twelve digits of a fingerprint in groups of four: enough to compare by eye, not to prove. Page, paper and
 * `/verify` show this one form.
 */
export function groupFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ');
}
