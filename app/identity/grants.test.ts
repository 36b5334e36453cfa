import fc from 'fast-check';
import { expect, test } from 'vitest';
import { can, capabilities, capabilitiesOf, type Grant, permissionRoles, type Scope, scopePaths } from './grants.ts';

const everywhere: Grant = { capability: 'see-team', unitPath: null, moduleId: null };
const medicine: Grant = { capability: 'see-team', unitPath: '/med/', moduleId: null };
const oneModule: Grant = { capability: 'write-modules', unitPath: null, moduleId: 'm3' };

const table: [grant: Grant, scope: Scope | 'somewhere' | undefined, allowed: boolean][] = [
  [everywhere, undefined, true],
  [everywhere, { unitPath: '/any/' }, true],
  [medicine, undefined, false],
  [medicine, {}, false],
  [medicine, 'somewhere', true],
  [medicine, { unitPath: '/med/' }, true],
  [medicine, { unitPath: '/med/ward4/' }, true],
  [medicine, { unitPath: '/medical/' }, false],
  [medicine, { unitPath: '/' }, false],
  [medicine, { unitPath: '/surgery/' }, false],
  [oneModule, undefined, false],
  [oneModule, { moduleId: 'm3' }, true],
  [oneModule, { moduleId: 'm4' }, false],
];

test.each(table)('grant %j in scope %j: %s', (grant, scope, allowed) => {
  expect(can({ grants: [grant] }, grant.capability, scope)).toBe(allowed);
});

test('nobody can what was not granted', () => {
  for (const capability of capabilities) {
    expect(can({ grants: [] }, capability, 'somewhere')).toBe(false);
    if (capability !== 'see-team') expect(can({ grants: [everywhere] }, capability, 'somewhere')).toBe(false);
  }
});

test('every permission role is made of known capabilities, and every capability is in one', () => {
  const used = new Set<string>(Object.values(permissionRoles).flat());
  expect([...used].sort()).toEqual([...capabilities].sort());
  expect(permissionRoles.auditor.filter((name) => !/^(see|read)-|^make-evidence$/.test(name))).toEqual([]);
});

test('a grant row names a role, a capability, or nothing that is known', () => {
  expect(capabilitiesOf('trainer')).toEqual(permissionRoles.trainer);
  expect(capabilitiesOf('read-audit')).toEqual(['read-audit']);
  for (const strange of ['', 'root', 'toString', '__proto__', 'constructor'])
    expect(capabilitiesOf(strange)).toEqual([]);
});

test('scope paths leave out what a wider grant covers', () => {
  const ward: Grant = { ...medicine, unitPath: '/med/ward4/' };
  const surgery: Grant = { ...medicine, unitPath: '/surgery/' };
  expect(scopePaths({ grants: [ward, medicine, surgery] }, 'see-team')).toEqual(['/med/', '/surgery/']);
  expect(scopePaths({ grants: [ward, everywhere] }, 'see-team')).toEqual(['/']);
  expect(scopePaths({ grants: [ward] }, 'assign')).toEqual([]);
});

test('scope paths and can agree on every unit', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 })
    .map((ids) => `/${ids.join('/')}/`);
  const grant = path.map((unitPath): Grant => ({ ...medicine, unitPath }));
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 4 }), path, (grants, unitPath) => {
      const inPaths = scopePaths({ grants }, 'see-team').some((prefix) => unitPath.startsWith(prefix));
      expect(inPaths).toBe(can({ grants }, 'see-team', { unitPath }));
    }),
  );
});
