import { isIP } from 'node:net';

/**
 * The address that tries at signing in are counted for. A proxy in front (there is one wherever ORIGIN is https) adds the
 * browser's address as the last of `X-Forwarded-For`; anything before that may be invented. An IPv6 customer holds a whole
 * /64, so that counts as one.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  behindProxy: boolean,
): string {
  const last = behindProxy ? forwardedFor?.split(',').at(-1)?.trim() : undefined;
  const address = last && isIP(last) ? last : (peer ?? '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? (isIP(address) === 6 ? networkOf(address) : address);
}

/** The first four groups of an IPv6 address. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const [before, after] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
