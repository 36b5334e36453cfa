import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { messages } from './messages.ts';

const words = messages.picture;

interface PictureDialogProps {
  path: string;
  onPut: (alt: string) => void;
  onClose: () => void;
}

/** Asks what a picture shows. The check takes none without words, so there is no way around them. */
export function PictureDialog({ path, onPut, onClose }: PictureDialogProps) {
  const [alt, setAlt] = useState('');
  const [missing, setMissing] = useState(false);
  const form = 'picture-words';
  return (
    <Dialog
      open
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button type="button" look="secondary" onClick={onClose}>
            {words.leave}
          </Button>
          <Button form={form}>{words.put}</Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          const told = alt.replace(/\s+/g, ' ').trim();
          if (told === '') setMissing(true);
          else onPut(told);
        }}
      >
        <p className="muted">{words.added(path)}</p>
        <TextInput
          id="picture-alt"
          label={words.alt}
          hint={words.altHint}
          error={missing ? words.altMissing : undefined}
          value={alt}
          onChange={({ target }) => setAlt(target.value)}
        />
      </form>
    </Dialog>
  );
}
