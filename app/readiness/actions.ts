/** Three things to do for each dimension when it is among the weakest; each leads from a low anchor towards the next. */
export const actions: Readonly<Record<string, readonly [string, string, string]>> = {
  I: [
    'Write down what each ward does when an AI tool is down or wrong, who decides to switch it off, and drill it once this quarter.',
    'Name a person in IT with hours set aside for AI tools, and print their number beside each tool.',
    'Count outages and dead spots for four weeks where AI is to be used, and mend the worst before any pilot.',
  ],
  D: [
    'Put one rule in force: no data moves to a supplier before the lawful basis and the contract are written down; begin with the tools in use today.',
    'End shared log-ins in one area, and have its lead review twice a year who may see what.',
    'Measure missing values, double identities and wrong units in the one data set that your first tool would need.',
  ],
  W: [
    'Give everybody who meets AI at work the foundation modules, bank and contracted staff included, and look at the share each month.',
    'Roster protected learning time as part of shifts, nights and weekends too, and track who gets it.',
    'Train and test first those who check an AI tool before it reaches a patient, and again whenever it changes.',
  ],
  L: [
    'Name the executive who answers for AI and a committee that meets each month and may stop a tool; publish both names inside.',
    'Write down two or three aims for AI with a measure and a date each, and have the board look at the figures.',
    'Give patients and ward staff seats with a vote on that committee before the next purchase.',
  ],
  U: [
    'Write each idea on one page: the problem, how large it is today, and the smallest change that would be worth it.',
    'Ask for evidence from a place like yours; where there is none, run the tool silently beside usual work before anybody acts on it.',
    'Walk through the work with those who do it, time it with the tool and without, and agree what would make you stop.',
  ],
  C: [
    'Tell staff each month what was reported about AI and what was changed because of it.',
    'Hold an open hour in each area before a tool arrives, say what it cannot do, and answer every question in writing.',
    'Ask two people who doubt a tool to help design how it is checked, and give them time for it.',
  ],
  P: [
    'Draw up a checklist with gates for every purchase (privacy, safety, evidence, exit), and buy nothing that fails one.',
    'Settle in each contract whether your data may train models, how changes are announced, and how you leave.',
    'Hold a quarterly call with each supplier on agreed measures, and write down what happens if they are missed.',
  ],
  S: [
    'Add an AI category to the incident form, name who reads it, and tell the reporter what came of it.',
    'For each tool, name who checks its results, give them time in the roster and the right to stop it.',
    'Before launch, compare how the tool does for groups of patients, and tell patients in plain words that it is used.',
  ],
};
