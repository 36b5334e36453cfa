import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Checkbox, Choices } from './choices.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { TextInput } from './field.tsx';
import { PasswordInput } from './password-input.tsx';

test('a control is tied to its label, its hint and its error', () => {
  const html = renderToStaticMarkup(
    <TextInput id="who" name="identifier" label="Staff number" hint="For example N-1042" error="Enter your number" />,
  );
  expect(html).toContain('<label class="field__label" for="who">');
  expect(html).toContain('id="who" aria-describedby="who-hint who-error" aria-invalid="true"');
  expect(html).toContain('id="who-hint"');
  expect(html).toContain('id="who-error"');
});

test('a control without hint and error describes itself by nothing', () => {
  const html = renderToStaticMarkup(<TextInput id="who" label="Staff number" />);
  expect(html).not.toContain('aria-');
});

test('a password is hidden from the server on, and so is the button that needs JavaScript', () => {
  const html = renderToStaticMarkup(<PasswordInput id="password" label="Password" name="password" />);
  expect(html).toContain('type="password"');
  expect(html).toMatch(/<button[^>]* hidden=""/);
});

test('rows of choices share one fieldset that an error summary can reach', () => {
  const html = renderToStaticMarkup(
    <Choices id="pc" legend="This computer" error="Choose one">
      <Checkbox name="shared" label="Others use it too" />
    </Choices>,
  );
  expect(html).toContain('<fieldset id="pc" tabindex="-1"');
  expect(html).toContain('aria-describedby="pc-error"');
});

test('an error summary links to each field and is nothing without errors', () => {
  expect(renderToStaticMarkup(<ErrorSummary errors={[]} />)).toBe('');
  const html = renderToStaticMarkup(<ErrorSummary errors={[{ text: 'Enter your number', href: '#who' }]} />);
  expect(html).toContain('role="alert" tabindex="-1" autofocus=""');
  expect(html).toContain('<a href="#who">Enter your number</a>');
});
