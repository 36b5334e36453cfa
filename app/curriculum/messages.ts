type Params = Record<string, string | number>;

/** Sentences of the curriculum: in compiled lessons, while content is loaded, and for refusals by their reason. */
export const messages = {
  table: (n: number, heads: string) => (heads ? `Table ${n}: ${heads}` : `Table ${n}`),
  load: {
    reading: (folder: string) => `Reading ${folder}`,
    module: (title: string, number: number) => `Published ${title}, version ${number}`,
    curriculum: (title: string, number: number) => `Published the curriculum ${title}, version ${number}`,
  },
  refusals: {
    'curriculum.edition-needed': ({ why, lines }: Params) => ({
      message: `This module has changed, and the change needs your word on what it means for people who hold a certificate (${why}). Add these lines to module.yaml, and change them as you mean it:`,
      fix: String(lines),
    }),
    'curriculum.owned-elsewhere': ({ module, owner }: Params) => ({
      message: `The module ${module} belongs to the ${owner}, so it cannot be published from here.`,
      fix: 'Publish it there, or give this folder another id.',
    }),
    'curriculum.slug-taken': ({ slug, module }: Params) => ({
      message: `The address ${slug} belongs to the module ${module}.`,
      fix: 'Rename this folder.',
    }),
    'curriculum.id-taken': ({ id, module }: Params) => ({
      message: `The id ${id} belongs to the module ${module}, in this or an earlier version.`,
      fix: 'Choose another id.',
    }),
  },
} as const;
