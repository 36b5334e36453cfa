/** Apart from the module's other words, since lessons fetch it. */
export const lessonWords = {
  simulation: 'Simulation',
  startSimulation: 'Start the simulation',
  sources: 'Sources',
  sourceStatus: {
    verified: '',
    secondary: '(read in a secondary source)',
    'general-knowledge': '(stated from general knowledge)',
  } as Record<string, string>,
} as const;
