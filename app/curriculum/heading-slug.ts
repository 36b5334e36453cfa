/** A heading as part of an address (`s-<slug>`). Letters of any script are kept; accents go, so that an address can be typed. */
export function headingSlug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'section';
}
