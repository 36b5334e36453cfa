import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { messages } from './messages.ts';
import { useSharedSession } from './use-shared-session.ts';

interface SharedComputerWarningProps {
  personId: string;
  secondsLeft: number;
}

/**
 * On a shared computer: warns a minute before the session ends, then signs out, which clears the browser. Without
 * JavaScript the server ends the session all the same.
 */
export function SharedComputerWarning({ personId, secondsLeft }: SharedComputerWarningProps) {
  const { ending, leave, stay } = useSharedSession(personId, secondsLeft);
  const [warned, setWarned] = useState(false);
  const open = ending === 'idle' || (ending === 'last' && !warned);
  const close = () => {
    if (!open) return;
    setWarned(ending === 'last');
    stay();
  };
  return (
    <>
      <form method="post" action="/logout" ref={leave} hidden>
        <input type="hidden" name="ended" value="1" />
      </form>
      <Dialog
        open={open}
        title={messages.warnTitle}
        onClose={close}
        actions={
          <Button type="button" onClick={close}>
            {ending === 'last' ? messages.goOn : messages.stay}
          </Button>
        }
      >
        <p>{ending === 'last' ? messages.warnLastText : messages.warnText}</p>
      </Dialog>
    </>
  );
}
