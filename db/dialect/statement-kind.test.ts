import { expect, test } from 'vitest';
import { statementKind } from './statement-kind.ts';

const reader = { reads: true, rows: true, control: false };
const writer = { reads: false, rows: false, control: false };
const returning = { reads: false, rows: true, control: false };

test.each([
  ['select 1', reader],
  ['  -- a note\n SELECT 1', reader],
  ['/* insert */ (select 1)', reader],
  ['values (1)', reader],
  ['with a as (select 1) select * from a', reader],
  ['with recursive a(n) as (select 1 union select n + 1 from a) select * from a', reader],
  [`with a as (select ')' as "insert") select 1`, reader],
  ['with a as (select 1) insert into t select * from a', writer],
  ['with a as (select 1) delete from t where id in (select * from a) returning id', returning],
  ['insert into t values (1)', writer],
  ['insert into "returning" values (\'returning\')', writer],
  ['insert into t values (1) returning *', returning],
  ['replace into t values (1)', writer],
  ['update t set a = 1', writer],
  ['create table t (a)', writer],
  ['pragma foreign_keys', returning],
  ['begin', { ...writer, control: true }],
  ['ROLLBACK', { ...writer, control: true }],
])('%s', (sql, kind) => {
  expect(statementKind(sql)).toEqual(kind);
});
