import { useEffect, useState } from 'react';
import type { TextPlace } from './kept-text.ts';
import { postAs } from './post-as.ts';
import { heartbeat, type Presence, presencePath } from './saving.ts';

/** Says now and again that this text is open here; gives who else has it open, by name. */
export function usePresence(moduleId: string, { personId, draftId, path }: TextPlace): string[] {
  const [others, setOthers] = useState<string[]>([]);
  useEffect(() => {
    const say = async (leaves: boolean) => {
      const fields = { draft: draftId, path, ...(leaves && { leaves: 'yes' }) };
      const posted = await postAs<Presence>(personId, presencePath(moduleId), fields, { keepalive: leaves });
      if (posted.kind === 'answer' && !leaves) setOthers(posted.value.others);
    };
    const sign = () => document.visibilityState === 'visible' && void say(false);
    const leave = () => void say(true);
    sign();
    const beat = window.setInterval(sign, heartbeat * 1000);
    document.addEventListener('visibilitychange', sign);
    window.addEventListener('pagehide', leave);
    return () => {
      window.clearInterval(beat);
      document.removeEventListener('visibilitychange', sign);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [moduleId, personId, draftId, path]);
  return others;
}
