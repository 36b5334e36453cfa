/** A text that a newer one of the same person and file has overtaken while it waited. */
export const overtaken = Symbol('overtaken');

interface Waiting {
  start: () => void;
  giveWay: () => void;
}

interface Lane {
  waiting: Map<string, Waiting>;
}

/**
 * Does one thing at a time for each person. Of what waits for the same file only the newest is done; the others are answered
 * at once that they are overtaken.
 */
export function newestOnly() {
  const lanes = new Map<string, Lane>();

  function next(person: string, lane: Lane): void {
    const [first] = lane.waiting;
    if (!first) {
      lanes.delete(person);
      return;
    }
    lane.waiting.delete(first[0]);
    first[1].start();
  }

  return async <T>(person: string, file: string, work: () => Promise<T>): Promise<T | typeof overtaken> => {
    const busy = lanes.get(person);
    const lane = busy ?? { waiting: new Map() };
    if (!busy) lanes.set(person, lane);
    else if (!(await turn(lane, file))) return overtaken;
    try {
      return await work();
    } finally {
      next(person, lane);
    }
  };
}

/** True when it is this one's turn, false when a newer one has taken its place. */
function turn({ waiting }: Lane, file: string): Promise<boolean> {
  waiting.get(file)?.giveWay();
  return new Promise((resolve) => waiting.set(file, { start: () => resolve(true), giveWay: () => resolve(false) }));
}
