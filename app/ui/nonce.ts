import { createContext } from 'react';

/**
 * The nonce of this response's Content-Security-Policy. `entry.server` provides it around `<RemixServer>`; in a browser
 * it is undefined, where nothing needs it any more.
 */
export const NonceContext = createContext<string | undefined>(undefined);
