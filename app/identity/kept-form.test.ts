import { expect, test } from 'vitest';
import { type KeptForm, openKeptForm, sealKeptForm } from './kept-form.server.ts';

const secret = 'a secret of at least thirty-two characters';
const form: KeptForm = {
  personId: 'ann',
  path: '/learn/m3/quiz?view=all',
  fields: [
    ['answer', 'line one\r\nline two'],
    ['answer', ''],
    ['__proto__', 'x'],
  ],
  at: '2026-03-02T09:00:00.000Z',
};
const now = new Date('2026-03-02T10:00:00Z');
const sealed = sealKeptForm(secret, form) ?? '';

test('the author gets the form back as it was', () => {
  expect(openKeptForm(secret, sealed, { personId: 'ann', now })).toEqual(form);
});

test('nobody else gets anything of it', () => {
  expect(openKeptForm(secret, sealed, { personId: 'bea', now })).toBeNull();
  expect(sealed).not.toContain('line one');
  expect(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain('line one');
});

test('an altered, foreign or old form is none', () => {
  const reader = { personId: 'ann', now };
  expect(openKeptForm(secret, `${sealed.slice(0, -2)}AA`, reader)).toBeNull();
  expect(openKeptForm(`${secret}!`, sealed, reader)).toBeNull();
  expect(openKeptForm(secret, 'nonsense', reader)).toBeNull();
  expect(openKeptForm(secret, sealed, { personId: 'ann', now: new Date('2026-03-03T09:00:01Z') })).toBeNull();
});

test('a form that is too long to travel is not kept', () => {
  expect(sealKeptForm(secret, { ...form, fields: [['text', 'é'.repeat(250_001)]] })).toBeNull();
  expect((sealKeptForm(secret, { ...form, fields: [['text', 'e'.repeat(499_000)]] }) ?? '').length).toBeLessThan(
    1_000_000,
  );
});
