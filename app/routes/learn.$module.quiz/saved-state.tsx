import { messages } from './messages.ts';
import type { SavedState as State } from './use-autosave.ts';

interface SavedStateProps {
  state: State | undefined;
  /** What the page was drawn with. */
  savedTime: string | null;
  slug: string;
  position: number;
}

/** Whether this answer is safe, in words, with the time. */
export function SavedState({ state, savedTime, slug, position }: SavedStateProps) {
  const next = encodeURIComponent(`/learn/${slug}/quiz?q=${position}`);
  return (
    <span className="quiz__saved" role="status">
      {words(state, savedTime)} {state?.kind === 'signed-out' && <a href={`/login?next=${next}`}>{messages.signIn}</a>}
    </span>
  );
}

function words(state: State | undefined, savedTime: string | null): string {
  switch (state?.kind) {
    case 'saving':
      return messages.saving;
    case 'saved':
      return messages.saved(state.time);
    case 'waiting':
      return messages.unsaved;
    case 'signed-out':
      return messages.signedOut;
    case 'unreadable':
      return messages.unreadable;
    case 'overtaken':
      return messages.overtaken;
    case 'refused':
      return messages.refused;
    default:
      return savedTime ? messages.saved(savedTime) : messages.empty;
  }
}
