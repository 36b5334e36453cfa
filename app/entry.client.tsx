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

await readData();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
