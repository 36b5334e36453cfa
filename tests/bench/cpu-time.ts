import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second (`getconf CLK_TCK`). */
const TICK_MS = 10;
const UTIME = 11;
const STIME = 12;

/** Milliseconds of CPU that a process has used so far: user and system, all threads. */
export function cpuTime(pid: number): number {
  if (!existsSync(`/proc/${pid}/stat`)) return fromPs(pid);
  // The name in brackets may hold spaces; the numbered fields begin behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[UTIME]) + Number(fields[STIME])) * TICK_MS;
}

/** `[[dd-]hh:]mm:ss[.cc]` */
function fromPs(pid: number): number {
  const text = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  const parts = text.replace('-', ':').split(':').map(Number).reverse();
  const seconds = [1, 60, 3600, 86_400].reduce((sum, length, index) => sum + length * (parts[index] ?? 0), 0);
  return seconds * 1000;
}
