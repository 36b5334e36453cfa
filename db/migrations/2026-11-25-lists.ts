import { type Kysely, PostgresAdapter, sql } from 'kysely';

/** Indexes of the people lists in each of their orders, and the words of names that search looks up. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of statements) await sql.raw(postgres ? forPostgres(statement) : statement).execute(db);
  await sql.raw(postgres ? words.postgres : words.sqlite).execute(db);
}

function forPostgres(statement: string): string {
  return statement
    .replaceAll(/(?<=[\w"] )text not null\b/g, 'text collate "C" not null')
    .replace(/\) strict, without rowid$/, ')');
}

/** What a list filters by beside its order: with it in the index a page reads nothing else of the rows that it passes over. */
const covered = 'stage, due_on, late_on, unit_path';

const statements = [
  `create index standings_name on standings (curriculum_id, sort_name, person_id, ${covered})`,
  `create index standings_due on standings (curriculum_id, coalesce(due_on, '9999-12-31'), person_id, ${covered})`,
  'create index standings_stage on standings (curriculum_id, stage, due_on, person_id, late_on, unit_path, sort_name)',
  'create index module_standings_unit on module_standings (module_id, unit_path, sort_name, person_id)',
  `create index module_standings_name on module_standings (module_id, sort_name, person_id, ${covered})`,
  `create index module_standings_due on module_standings (module_id, coalesce(due_on, '9999-12-31'), person_id, ${covered})`,
  'create index module_standings_stage on module_standings (module_id, stage, due_on, person_id, late_on, unit_path, sort_name)',
  `create table name_words (
    word text not null,
    person_id text not null references people (id),
    primary key (word, person_id)
  ) strict, without rowid`,
  'create index name_words_person on name_words (person_id)',
];

const words = {
  sqlite: `insert into name_words (word, person_id)
    with recursive cut (person_id, word, rest) as (
      select id, '', search_name || ' ' from people
      union all
      select person_id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) from cut where rest <> ''
    )
    select distinct word, person_id from cut where word <> ''`,
  postgres: `insert into name_words (word, person_id)
    select distinct word, id from people, regexp_split_to_table(search_name, ' ') as word where word <> ''`,
};
