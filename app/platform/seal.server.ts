import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const FORMAT = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key that the secret gives for this purpose alone: text sealed for one purpose opens for no other. */
export function sealText(secret: string, purpose: string, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${FORMAT}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** The text, or null when it was altered or sealed with another secret or purpose. */
export function openText(secret: string, purpose: string, sealed: string): string | null {
  const [format, content = ''] = sealed.split('.');
  const bytes = Buffer.from(content, 'base64url');
  // A second spelling of the same bytes is refused too: a sealed text has one form.
  if (
    format !== FORMAT ||
    bytes.length < IV_BYTES + TAG_BYTES ||
    sealed !== `${FORMAT}.${bytes.toString('base64url')}`
  ) {
    return null;
  }
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

const keys = new Map<string, Buffer>();

function keyFor(secret: string, purpose: string): Buffer {
  const name = `${purpose}\n${secret}`;
  let key = keys.get(name);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', secret, 'acumen', purpose, 32));
    keys.set(name, key);
  }
  return key;
}
