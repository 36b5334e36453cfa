import { useEffect, useState } from 'react';
import { messages } from './messages.ts';
import { Notice } from './notice.tsx';

/** Without a network a form stays on the page as it is, with a word about it, until the network is back. */
export function OfflineGuard() {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const hold = (event: SubmitEvent) => {
      if (navigator.onLine) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setHeld(true);
    };
    const free = () => setHeld(false);
    window.addEventListener('submit', hold, true);
    window.addEventListener('online', free);
    return () => {
      window.removeEventListener('submit', hold, true);
      window.removeEventListener('online', free);
    };
  }, []);
  return (
    <div className="offline" role="status">
      {held && (
        <Notice tone="warn" title={messages.offline}>
          <p>{messages.offlineText}</p>
        </Notice>
      )}
    </div>
  );
}
