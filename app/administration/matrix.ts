import type { AssignmentRule, Who } from '#app/assignments/rule.ts';
import { isWithin } from '#app/organisation/unit.ts';
import type { Track } from '#app/platform/track.ts';

interface Named {
  id: string;
  name: string;
}

export interface MatrixInput {
  /** In force today. */
  rules: Pick<AssignmentRule, 'curriculum' | 'who'>[];
  curricula: { curriculumId: string; title: string; modules: { moduleId: string; track: Track }[] }[];
  roles: Named[];
  tools: Named[];
  units: (Named & { path: string })[];
  /** Null stands for any. */
  uses: { toolId: string; unitId: string | null; jobRoleId: string | null }[];
}

export interface MatrixCell {
  track: Track;
  /** Titles of the curricula that give the module at this track. */
  from: string[];
}

export interface MatrixRow {
  kind: Exclude<Who['kind'], 'person'>;
  id: string;
  name: string;
  /** AI tools of a job role; `unit` where it is used in that unit alone. */
  tools: { id: string; name: string; unit: string | null }[];
  /** By module; null: no rule gives it. */
  cells: (MatrixCell | null)[];
}

export interface Matrix {
  modules: string[];
  rows: MatrixRow[];
  /** Rules for one person, which no row shows. */
  personal: number;
}

/**
 * What rules give to everyone, to each job role wherever it works, to the users of each tool, and in units that a rule
 * names: each row holds what everyone is given too, and of several tracks the deeper one.
 */
export function matrixOf(input: MatrixInput): Matrix {
  const { rules, curricula, roles, tools, units, uses } = input;
  const given = new Set(rules.map(({ curriculum }) => curriculum));
  const inUse = curricula.filter(({ curriculumId }) => given.has(curriculumId));
  const modules = [...new Set(inUse.flatMap((each) => each.modules.map(({ moduleId }) => moduleId)))];
  const cells = (isAbout: (who: Who) => boolean) => {
    const own = new Set(
      rules.filter(({ who }) => who.kind === 'everyone' || isAbout(who)).map((rule) => rule.curriculum),
    );
    const taken = inUse.filter(({ curriculumId }) => own.has(curriculumId));
    return modules.map((module) => deepest(taken, module));
  };
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const toolsOf = (roleId: string) =>
    uses
      .filter(({ jobRoleId }) => (jobRoleId ?? roleId) === roleId)
      .flatMap(({ toolId, unitId }) => {
        const tool = tools.find(({ id }) => id === toolId);
        return tool
          ? [{ id: tool.id, name: tool.name, unit: unitId === null ? null : (unitName.get(unitId) ?? '') }]
          : [];
      });
  const roleRows = roles.map(({ id, name }): MatrixRow => {
    const used = toolsOf(id);
    const everywhere = new Set(used.filter(({ unit }) => unit === null).map((tool) => tool.id));
    const isAbout = (who: Who) =>
      (who.kind === 'job-role' && who.id === id) || (who.kind === 'tool' && everywhere.has(who.id));
    return { kind: 'job-role', id, name, tools: used, cells: cells(isAbout) };
  });
  const toolRows = tools.map(({ id, name }): MatrixRow => {
    return { kind: 'tool', id, name, tools: [], cells: cells((who) => who.kind === 'tool' && who.id === id) };
  });
  const named = new Set(rules.flatMap(({ who }) => (who.kind === 'unit' ? [who.id] : [])));
  const unitRows = units
    .filter(({ id }) => named.has(id))
    .map(({ id, name, path }): MatrixRow => {
      const above = new Set(units.filter((other) => isWithin(path, other.path)).map((other) => other.id));
      return { kind: 'unit', id, name, tools: [], cells: cells((who) => who.kind === 'unit' && above.has(who.id)) };
    });
  const everyone: MatrixRow = { kind: 'everyone', id: '', name: '', tools: [], cells: cells(() => false) };
  return {
    modules,
    rows: [everyone, ...roleRows, ...toolRows, ...unitRows],
    personal: rules.filter(({ who }) => who.kind === 'person').length,
  };
}

function deepest(curricula: MatrixInput['curricula'], module: string): MatrixCell | null {
  const found = curricula.flatMap(({ title, modules }) =>
    modules.filter(({ moduleId }) => moduleId === module).map(({ track }) => ({ title, track })),
  );
  if (found.length === 0) return null;
  const track: Track = found.some((each) => each.track === 'full') ? 'full' : 'foundation';
  return { track, from: found.filter((each) => each.track === track).map(({ title }) => title) };
}
