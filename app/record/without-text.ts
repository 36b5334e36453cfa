/** An answer without the members, at any depth, that hold this free text; undefined where it is nothing else. */
export function withoutText(answer: unknown, text: string): unknown {
  if (answer === text) return undefined;
  if (Array.isArray(answer)) return answer.map((each) => withoutText(each, text)).filter((each) => each !== undefined);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer)
      .map(([key, value]): [string, unknown] => [key, withoutText(value, text)])
      .filter(([, value]) => value !== undefined),
  );
}
