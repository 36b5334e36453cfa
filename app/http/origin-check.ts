export interface OriginFacts {
  /** Scheme, host and port that this installation answers for. */
  own: string;
  origin?: string;
  secFetchSite?: string;
  referer?: string;
}

const loopback = /^(localhost|[\w.-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d{1,5})?$/i;

/**
 * The origin that a request with this Host is for, or null where the Host is none of ours: a name that was made to point
 * here must not get an answer. In local mode any name of this machine will do, with any port.
 */
export function ownOrigin(host: string | undefined, env: { origin: string; local: boolean }): string | null {
  if (!host) return null;
  const url = new URL(env.origin);
  if (!env.local) return host.toLowerCase() === url.host ? url.origin : null;
  return loopback.test(host) ? `${url.protocol}//${host.toLowerCase()}` : null;
}

/**
 * Whether a form comes from a page of ours. The browser says so: Origin, else Sec-Fetch-Site, else Referer. A request that
 * says nothing is refused, and what it does say must be right.
 */
export function isFromOwnPage({ own, origin, secFetchSite, referer }: OriginFacts): boolean {
  if (origin !== undefined) return origin.toLowerCase() === own;
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin';
  return referer !== undefined && URL.canParse(referer) && new URL(referer).origin === own;
}
