import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

/** A `console.error` during a test fails it: React, Remix and our own code report their faults there. */
const written: string[] = [];
const original = console.error;

beforeEach(() => {
  written.length = 0;
  console.error = (...parts: unknown[]) => {
    written.push(format(...parts));
    original(...parts);
  };
});

afterEach(() => {
  console.error = original;
  if (written.length > 0) throw new Error(`console.error was called:\n${written.join('\n')}`);
});
