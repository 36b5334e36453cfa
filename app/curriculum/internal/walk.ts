import type { Place, PlacedProblem } from '../problem.ts';
import { type LessonInput, type MdNode, placeOf } from './lesson-tree.ts';

/** What one walk through a lesson knows and finds. */
export interface Walk {
  input: LessonInput;
  problems: PlacedProblem[];
  /** Interactive blocks found so far, by id. */
  blockIds: Set<string>;
  heading: number;
  nodes: number;
}

export function report(walk: Walk, node: Pick<MdNode, 'position'>, message: string, fix: string): undefined {
  reportAt(walk, placeOf(node), message, fix);
}

export function reportAt(walk: Walk, place: Place, message: string, fix: string): undefined {
  walk.problems.push({ ...place, message, fix });
}

export function reportAsset(walk: Walk, place: Place, path: string): undefined {
  const message = path.startsWith('assets/')
    ? `There is no picture ${path} in this module.`
    : 'Pictures may come from the assets folder of the module only.';
  reportAt(walk, place, message, 'Put a PNG, JPEG or WebP file into assets/ and write assets/name.png.');
}
