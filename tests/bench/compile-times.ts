import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { percentile, type Result } from './results.ts';

/** The pipeline from text to segments, without its cache: the first lesson starts the worker and loads the compiler. */
export function measureCompiling(): Result[] {
  const file = path.join(import.meta.dirname, 'compile-process.ts');
  const printed = execFileSync(process.execPath, ['--import', 'tsx', file], { encoding: 'utf8' });
  const [first = Number.NaN, ...warm] = JSON.parse(printed) as number[];
  return [
    { name: 'compiling a lesson: the first', value: first, unit: 'ms' },
    { name: 'compiling a lesson: warm, p50', value: percentile(warm, 0.5), unit: 'ms' },
    { name: 'compiling a lesson: warm, slowest', value: Math.max(...warm), unit: 'ms' },
  ];
}
