import { useFetchers, useNavigation } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { personChannel, personOfBrowser } from './person-tag.ts';
import { seenEvery, sessionLimits } from './session-limits.ts';

const warnBefore = 60_000;
/** The server notes use once a minute only, so a session may end that much before its idle limit. */
const idle = sessionLimits.shared.idle - seenEvery;
const signsOfUse = ['input', 'keydown', 'pointerdown'] as const;

/**
 * How near the end of a shared session is: `idle` when nothing was used for long, `last` when its time is over. All windows
 * of the person have the same last use: the channel that names who is signed in also says that they are at work. Exchanges
 * with the server count, as they do there; so does a hand on the page, and the server is then told, once a minute.
 */
export function useSharedSession(personId: string, secondsLeft: number) {
  const [ending, setEnding] = useState<'idle' | 'last' | null>(null);
  const { lastUse, use } = useLastUse(personId);
  const leave = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const absoluteEnd = Date.now() + secondsLeft * 1000;
    let over = false;
    const timer = setInterval(() => {
      const now = Date.now();
      const end = Math.min(lastUse.current + idle, absoluteEnd);
      if (now >= absoluteEnd - warnBefore) setEnding('last');
      else setEnding(now < end - warnBefore ? null : 'idle');
      // A window that slept hears of use elsewhere only after its first tick.
      if (now >= end && over) {
        clearInterval(timer);
        if (personOfBrowser() === personId) leave.current?.submit();
        else window.location.replace('/login?left=ended');
      }
      over = now >= end;
    }, 1000);
    return () => clearInterval(timer);
  }, [lastUse, personId, secondsLeft]);
  const stay = () => {
    setEnding((was) => (was === 'idle' ? null : was));
    use();
  };
  return { ending, leave, stay };
}

function useLastUse(personId: string) {
  const navigation = useNavigation();
  const fetchers = useFetchers();
  const lastUse = useRef(0);
  const channel = useRef<BroadcastChannel | null>(null);
  const note = useCallback(() => {
    lastUse.current = Date.now();
    channel.current?.postMessage(personId);
  }, [personId]);
  const use = useCallback(() => {
    note();
    // The sign-in page answers without drawing anything; asking for it is use of the session.
    fetch('/login', { method: 'HEAD', redirect: 'manual' }).catch(() => undefined);
  }, [note]);
  useEffect(() => {
    const own = new BroadcastChannel(personChannel);
    own.onmessage = ({ data }) => {
      if (data === personId) lastUse.current = Date.now();
    };
    channel.current = own;
    const onUse = () => {
      if (Date.now() - lastUse.current >= seenEvery) use();
    };
    for (const sign of signsOfUse) document.addEventListener(sign, onUse, true);
    return () => {
      own.close();
      for (const sign of signsOfUse) document.removeEventListener(sign, onUse, true);
    };
  }, [personId, use]);
  const busy = navigation.state !== 'idle' || fetchers.some((fetcher) => fetcher.state !== 'idle');
  useEffect(() => {
    if (!busy) note();
  }, [busy, note]);
  return { lastUse, use };
}
