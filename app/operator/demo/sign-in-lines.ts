import { demoPassword, people } from './hospital.ts';

/** The demo accounts as a list for the terminal. */
export function signInLines(): string {
  const accounts = people.filter((person) => person.email);
  const width = Math.max(...accounts.map((person) => person.email?.length ?? 0));
  const lines = accounts.map((person) => `  ${person.email?.padEnd(width)}  ${person.permissionRole ?? person.role}`);
  return `\nDemo sign-ins, password ${demoPassword}\n${lines.join('\n')}\n`;
}
