import { expect, test } from 'vitest';
import { routePath } from './route-path.ts';

test.each([
  ['/certificates/AB-12.pdf', '/certificates/AB-12/pdf'],
  ['/certificates/AB-12.json', '/certificates/AB-12/json'],
  ['/certificates/AB-12.png?download', '/certificates/AB-12/png?download'],
  ['/certificates/AB-12', '/certificates/AB-12'],
  ['/certificates/AB-12.data', '/certificates/AB-12.data'],
  ['/certificates/AB-12.exe', '/certificates/AB-12.exe'],
  ['/certificates/AB-12.pdf.json', '/certificates/AB-12.pdf.json'],
  ['/certificates/AB-12.pdf/', '/certificates/AB-12.pdf/'],
  ['/certificates/AB-12/x.pdf', '/certificates/AB-12/x.pdf'],
  ['/certificates/.pdf', '/certificates/.pdf'],
  ['/certificates?next=/certificates/AB-12.pdf', '/certificates?next=/certificates/AB-12.pdf'],
  ['/verify/AB-12.pdf', '/verify/AB-12.pdf'],
  ['/learn/certificates/AB-12.pdf', '/learn/certificates/AB-12.pdf'],
])('%s is routed as %s', (url, path) => {
  expect(routePath(url)).toBe(path);
});
