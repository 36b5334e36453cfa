import type { Dimension } from './instrument.ts';

/** What the panel of named roles rates. */
export const dimensions: readonly Dimension[] = [
  {
    id: 'I',
    title: 'Infrastructure',
    weight: 12,
    items: [
      {
        id: 'I1',
        title: 'Network and devices',
        anchors: [
          'frequent outages',
          'patchy',
          'adequate in main sites',
          'reliable everywhere needed',
          'reliable, measured, with tested failover',
        ],
      },
      {
        id: 'I2',
        title: 'Record-system integration',
        anchors: [
          'none',
          'manual export',
          'some interfaces',
          'standards-based (FHIR, HL7, DICOM) in test',
          'standards-based, live, monitored',
        ],
      },
      {
        id: 'I3',
        title: 'Downtime and rollback for AI',
        critical: true,
        anchors: ['not considered', 'verbal', 'written', 'written and drilled yearly', 'drilled, timed, improved'],
      },
      {
        id: 'I4',
        title: 'IT support capacity',
        anchors: [
          'none for AI',
          'goodwill',
          'named person part-time',
          'team with hours and targets',
          'team incl. clinical informatics and on-call',
        ],
      },
    ],
  },
  {
    id: 'D',
    title: 'Data governance',
    weight: 16,
    items: [
      {
        id: 'D1',
        title: 'Lawful basis, contracts (BAA/processor), DPIA habit',
        critical: true,
        anchors: [
          'unknown',
          'case by case, late',
          'template, often used',
          'always before data moves',
          'always, audited',
        ],
      },
      {
        id: 'D2',
        title: 'Data quality (identity, units, codes, missingness)',
        anchors: [
          'unmeasured',
          'known complaints',
          'spot checks',
          'routine measures',
          'measured by subgroup and fixed at source',
        ],
      },
      {
        id: 'D3',
        title: 'Access control and minimum necessary',
        anchors: [
          'shared log-ins',
          'role access loosely kept',
          'role-based',
          'reviewed twice a year',
          'reviewed, logged, analysed',
        ],
      },
      {
        id: 'D4',
        title: 'De-identification and secondary use',
        anchors: [
          'ad hoc',
          'by hand',
          'written method',
          'method with re-identification check',
          'method, tested, independent review',
        ],
      },
    ],
  },
  {
    id: 'W',
    title: 'Workforce skills',
    weight: 14,
    items: [
      {
        id: 'W1',
        title: 'Basic literacy',
        anchors: ['none trained', '< 25 %', '25–60 %', '60–90 %', '> 90 % current, contractors included'],
      },
      {
        id: 'W2',
        title: 'Role-specific skill (PPV, oversight, note review)',
        anchors: ['none', 'few enthusiasts', 'key roles', 'most roles with tests', 'all roles, refreshed on change'],
      },
      {
        id: 'W3',
        title: 'Specialist skill (clinical informatics, evaluation)',
        anchors: ['none', 'external only', 'one person', 'small team', 'team with succession'],
      },
      {
        id: 'W4',
        title: 'Protected learning time',
        anchors: ['none', 'own time', 'occasional', 'scheduled', 'scheduled and tracked fairly across shifts'],
      },
    ],
  },
  {
    id: 'L',
    title: 'Leadership and strategy',
    weight: 12,
    items: [
      {
        id: 'L1',
        title: 'Strategy link',
        anchors: ['no aim', 'tool-led', 'aims listed', 'aims with measures', 'aims reviewed by the board with data'],
      },
      {
        id: 'L2',
        title: 'Accountable executive and committee',
        critical: true,
        anchors: [
          'nobody',
          'unclear',
          'named, rarely meets',
          'named, meets, decides',
          'decides, publishes, can stop tools',
        ],
      },
      {
        id: 'L3',
        title: 'Money over the life cycle',
        anchors: ['purchase only', 'plus set-up', 'plus training', 'plus monitoring', 'plus exit'],
      },
      {
        id: 'L4',
        title: 'Clinical and patient voice in decisions',
        anchors: ['none', 'informed', 'consulted', 'members', 'share decisions'],
      },
    ],
  },
  {
    id: 'U',
    title: 'Use-case fit',
    weight: 12,
    items: [
      {
        id: 'U1',
        title: 'Problem definition',
        anchors: [
          'tool looking for a problem',
          'loose',
          'clear',
          'clear with baseline',
          'clear, baseline, agreed minimum change',
        ],
      },
      {
        id: 'U2',
        title: 'Evidence for this setting',
        anchors: [
          'none',
          'vendor claims',
          'published elsewhere',
          'external validation like us',
          'local silent test done',
        ],
      },
      {
        id: 'U3',
        title: 'Workflow fit',
        anchors: ['not looked at', 'assumed', 'mapped', 'tested with users', 'tested, timed, redesigned'],
      },
      {
        id: 'U4',
        title: 'Measurability',
        anchors: ['none', 'opinions', 'process measures', 'outcome and balancing measures', 'also by subgroup'],
      },
    ],
  },
  {
    id: 'C',
    title: 'Culture',
    weight: 10,
    items: [
      {
        id: 'C1',
        title: 'Openness to report and learn',
        anchors: ['blame', 'cautious', 'mixed', 'safe to report', 'reports lead to visible change'],
      },
      {
        id: 'C2',
        title: 'Communication on AI',
        anchors: [
          'rumours',
          'announcements',
          'two-way at launch',
          'regular, honest on limits',
          'co-produced with staff',
        ],
      },
      {
        id: 'C3',
        title: 'Change experience',
        anchors: ['past failures unaddressed', 'uneven', 'some success', 'methods in use', 'methods plus review'],
      },
      {
        id: 'C4',
        title: 'Response to worry and resistance',
        anchors: ['dismissed', 'tolerated', 'heard', 'answered with support', 'shapes design'],
      },
    ],
  },
  {
    id: 'P',
    title: 'Vendor and procurement',
    weight: 8,
    items: [
      {
        id: 'P1',
        title: 'Due-diligence gates',
        critical: true,
        anchors: ['none', 'informal', 'checklist', 'scored with gates', 'scored, gated, re-checked yearly'],
      },
      {
        id: 'P2',
        title: 'Contract terms (training on data, change notice, exit)',
        anchors: ['vendor standard', 'few edits', 'main points', 'full set', 'full set, tested at exit drill'],
      },
      {
        id: 'P3',
        title: 'Performance evidence demanded',
        anchors: ['brochure', 'summary', 'study', 'subgroup and external', 'plus local acceptance test'],
      },
      {
        id: 'P4',
        title: 'Ongoing vendor management',
        anchors: ['none', 'when broken', 'yearly call', 'quarterly measures', 'measures with remedies'],
      },
    ],
  },
  {
    id: 'S',
    title: 'Ethics and safety',
    weight: 16,
    items: [
      {
        id: 'S1',
        title: 'Incident and near-miss route for AI',
        critical: true,
        anchors: [
          'none',
          'general form only',
          'AI category',
          'AI category with feedback',
          'analysed with vendor and shared outside',
        ],
      },
      {
        id: 'S2',
        title: 'Human oversight design',
        critical: true,
        anchors: [
          '"someone checks"',
          'named role',
          'role with time',
          'role with time, authority, stop',
          'tested with seeded errors',
        ],
      },
      {
        id: 'S3',
        title: 'Equity review',
        anchors: [
          'none',
          'intention',
          'for some tools',
          'for all tools before launch',
          'before and during, with patients',
        ],
      },
      {
        id: 'S4',
        title: 'Transparency to patients',
        anchors: ['none', 'buried notice', 'leaflet', 'plain talk and choice', 'co-designed, understood, measured'],
      },
    ],
  },
];
