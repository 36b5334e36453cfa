/** Apart from the module's other words, since pages with the editor fetch it. */
export const problemWords = {
  place: (line: number, column: number) => `Line ${line}, column ${column}`,
  placeInFile: (file: string, line: number, column: number) => `${file}, line ${line}, column ${column}`,
  inFile: (file: string, line: number) => `${file}, line ${line}`,
} as const;
