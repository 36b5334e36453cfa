import { studioProblem } from '../problem-words.ts';
import { messages } from './messages.ts';
import type { SavingState } from './use-saving.ts';

/** Whether the text is saved, in words; signed out, with the way back in. */
export function SavingLine({ state, here }: { state: SavingState; here: string }) {
  return (
    <p className={`saving saving--${state.kind}`} role="status">
      {wordsOf(state)}
      {state.kind === 'signed-out' && (
        <>
          {' '}
          <a href={`/login?next=${encodeURIComponent(here)}`}>{messages.signIn}</a>
        </>
      )}
    </p>
  );
}

function wordsOf(state: SavingState): string {
  const words = messages.states;
  switch (state.kind) {
    case 'saved':
      return words.saved(state.time);
    case 'waiting':
      return words.waiting(state.kept);
    case 'signed-out':
      return words.signedOut(state.kept);
    case 'refused':
      return words.refused(sentenceOf(state.reason));
    default:
      return words[state.kind];
  }
}

/** A refusal in words; empty where it is none of the studio’s. */
export function sentenceOf(reason: string): string {
  return /^(authoring|curriculum)\./.test(reason) ? studioProblem(reason).text : '';
}
