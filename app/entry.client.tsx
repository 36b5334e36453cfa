import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';

/**
 * Remix reads the data of the page in its first render and suspends meanwhile, without a boundary. A key pressed just then
 * has React finish at once, which it cannot (error 345). So the reading is begun, and waited for, before React listens: asked
 * outside of a render, the component gives its promise in the same way.
 */
async function readData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (waiting instanceof Promise) await waiting;
  }
}

/**
 * A form that is sent while the answer to the one before is still coming in breaks that answer off. The router forgets it;
 * what it had begun to read says so to nobody. An error of ours is none of these.
 */
window.addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.preventDefault();
});

await readData();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
