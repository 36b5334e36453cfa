/** Elements that have a Markdown of their own or are no more than a frame or a look. Every other one becomes a mark. */
export const keptElements = new Set(
  `a abbr address article aside b bdi bdo big blockquote body br caption center cite code col colgroup data dd del details dfn dir div dl dt em
  figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr html i img ins kbd li main mark nav nobr ol p picture pre q rp rt ruby s samp
  section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`
    .trim()
    .split(/\s+/),
);
