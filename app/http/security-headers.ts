/** Those of every response, whatever it is. */
export function commonHeaders(https: boolean): [name: string, value: string][] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', denied.map((feature) => `${feature}=()`).join(', ')],
    ...(https ? [['Strict-Transport-Security', 'max-age=31536000'] as [string, string]] : []),
  ];
}

const denied = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-src 'self'",
  "form-action 'self'",
  "img-src 'self' data:",
];

/** The preview of a lesson stands in a frame of its editor; no other page of ours may be framed, and that one by us alone. */
export const isFramed = (path: string): boolean => /^\/studio\/modules\/[^/?]+\/preview\/[^/]+$/.test(path);

/**
 * Scripts are our files and those with this response's nonce; nothing inline, nothing evaluated. A style may be put into the
 * page by a script that knows the nonce, as the editor's does.
 */
export function contentSecurityPolicy(nonce: string, { dev = false, framed = false } = {}): string {
  const ancestors = `frame-ancestors ${framed ? "'self'" : "'none'"}`;
  const scripts = `script-src 'self' 'nonce-${nonce}'`;
  // Vite's development client puts styles into the page and listens on a socket.
  const styles = dev
    ? ["style-src 'self' 'unsafe-inline'", "connect-src 'self' ws:"]
    : [`style-src 'self' 'nonce-${nonce}'`];
  return [...policy, ancestors, scripts, ...styles].join('; ');
}

/** For what runs no script at all: refusals, files, health. */
export const strictestPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
