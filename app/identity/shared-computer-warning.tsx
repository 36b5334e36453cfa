import { useFetchers, useNavigation, useRevalidator } from '@remix-run/react';
import { type MutableRefObject, useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { messages } from './messages.ts';
import { seenEvery, sessionLimits } from './session-limits.ts';

const warnBefore = 60_000;
/** The server notes use once a minute only, so a session may end that much before its idle limit. */
const idle = sessionLimits.shared.idle - seenEvery;

/**
 * On a shared computer: warns a minute before the session ends, then signs out, which clears the browser. Each exchange
 * with the server counts as use, as it does there. Without JavaScript the server ends the session all the same.
 */
export function SharedComputerWarning({ secondsLeft }: { secondsLeft: number }) {
  const lastUse = useLastUse();
  const { revalidate } = useRevalidator();
  const [warning, setWarning] = useState<'idle' | 'last' | null>(null);
  const warnedOfLast = useRef(false);
  const leave = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const absoluteEnd = Date.now() + secondsLeft * 1000;
    const timer = setInterval(() => {
      const now = Date.now();
      const end = Math.min(lastUse.current + idle, absoluteEnd);
      if (now >= end) leave.current?.submit();
      if (now < end - warnBefore) setWarning(null);
      else if (now < absoluteEnd - warnBefore) setWarning('idle');
      else if (!warnedOfLast.current) setWarning('last');
    }, 1000);
    return () => clearInterval(timer);
  }, [lastUse, secondsLeft]);
  const stay = () => {
    lastUse.current = Date.now();
    warnedOfLast.current = warning === 'last';
    setWarning(null);
    revalidate();
  };
  return (
    <>
      <form method="post" action="/logout" ref={leave} hidden>
        <input type="hidden" name="ended" value="1" />
      </form>
      <Dialog
        open={warning !== null}
        title={messages.warnTitle}
        onClose={stay}
        actions={
          <Button type="button" onClick={stay}>
            {warning === 'last' ? messages.goOn : messages.stay}
          </Button>
        }
      >
        <p>{warning === 'last' ? messages.warnLastText : messages.warnText}</p>
      </Dialog>
    </>
  );
}

function useLastUse(): MutableRefObject<number> {
  const navigation = useNavigation();
  const fetchers = useFetchers();
  const lastUse = useRef(0);
  const busy = navigation.state !== 'idle' || fetchers.some((fetcher) => fetcher.state !== 'idle');
  useEffect(() => {
    if (!busy) lastUse.current = Date.now();
  }, [busy]);
  return lastUse;
}
