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
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "img-src 'self' data:",
];

/** Scripts are our files and those with this response's nonce; nothing inline, nothing evaluated. */
export function contentSecurityPolicy(nonce: string, { dev = false } = {}): string {
  const scripts = `script-src 'self' 'nonce-${nonce}'`;
  // Vite's development client puts styles into the page and listens on a socket.
  return [...policy, scripts, ...(dev ? ["style-src 'self' 'unsafe-inline'", "connect-src 'self' ws:"] : [])].join(
    '; ',
  );
}

/** For what runs no script at all: refusals, files, health. */
export const strictestPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
