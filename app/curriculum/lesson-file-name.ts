/** `07-what-identifies.mdx`: its place in reading order and its title. The name takes no part in the fingerprint. */
export function lessonFileName(position: number, title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return `${String(position).padStart(2, '0')}-${words.slice(0, 8).join('-') || 'lesson'}.mdx`;
}
