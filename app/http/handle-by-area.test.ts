import type { ServerBuild } from '@remix-run/node';
import { expect, test } from 'vitest';
import { buildOfArea } from './handle-by-area.ts';

const routes = {
  root: { id: 'root', path: '' },
  _index: { id: '_index', parentId: 'root', index: true },
  team: { id: 'team', parentId: 'root', path: 'team/people/:id' },
  Team: { id: 'Team', parentId: 'root', path: 'Team/export' },
  teams: { id: 'teams', parentId: 'root', path: 'teams' },
  learn: { id: 'learn', parentId: 'root', path: 'learn' },
  lesson: { id: 'lesson', parentId: 'learn', path: ':lesson' },
  any: { id: 'any', parentId: 'root', path: ':page' },
  maybe: { id: 'maybe', parentId: 'root', path: 'en?/about' },
  rest: { id: 'rest', parentId: 'root', path: '*' },
};
const build = { routes, assets: { version: '1', routes } } as unknown as ServerBuild;

test.each([
  ['team', ['team', 'Team']],
  ['learn', ['learn', 'lesson']],
  ['teams', ['teams']],
])('%s has its own routes, and those that may match anywhere', (area, own) => {
  const narrowed = buildOfArea(build, area);
  const wanted = ['root', '_index', 'any', 'maybe', 'rest', ...own].toSorted();
  expect(Object.keys(narrowed.routes).toSorted()).toEqual(wanted);
  expect(Object.keys(narrowed.assets.routes).toSorted()).toEqual(wanted);
  expect(narrowed.assets.version).toBe('1');
});
