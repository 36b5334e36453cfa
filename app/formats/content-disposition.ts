/**
 * A `Content-Disposition` that saves under this name (RFC 6266): plain ASCII for old clients, the true name in UTF-8
 * beside it. Separators, quotes and controls never reach the header or the file system.
 */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const safe = fileName(name);
  const ascii = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7E]/g, '_')
    .replace(/["\\%]/g, '_');
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeExtended(safe)}`;
}

function fileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '');
  return plain === '' ? 'download' : shortened(plain);
}

/** At most 150 characters, the extension kept. */
function shortened(name: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return (
    [...name.slice(0, name.length - extension.length)]
      .slice(0, 150 - extension.length)
      .join('')
      .trim() + extension
  );
}

/** RFC 8187: everything but attr-char is percent-encoded. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
