import { useEffect, useState } from 'react';

/** True once the browser has taken over the markup: what only JavaScript can do is offered from then on. */
export function useLive(): boolean {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  return live;
}
