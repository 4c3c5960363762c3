import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementsIn, tablesIn } from './statements.ts'

const known = new Set(['customer', 'goal', 'fact_event', 'staging.batch_order', 'settings'])
const tables = (statement: string) => tablesIn(statement, known)

test('a statement is read with its nested statements, whatever its interpolations contain', () => {
  const code =
    "const q = sql<{ id: number }>`select ${isFree ? sql`true` : 'x`y'} from goal where ${`a${1}`}`"
  assert.deepEqual(statementsIn(code), ['true', 'select $ from goal where $'])
  assert.deepEqual(statementsIn('pool.query(`delete from goal`); say(`nothing from customer`)'), [
    'delete from goal',
  ])
})

test('tables are found in every clause that may name one', () => {
  assert.deepEqual(tables('select 1 from goal g join customer c using (id)'), ['goal', 'customer'])
  assert.deepEqual(tables('insert into goal (id) select id from fact_event'), ['fact_event', 'goal'])
  assert.deepEqual(tables('update goal set x = 1 from settings where true'), ['goal', 'settings'])
  assert.deepEqual(tables('delete from goal using customer where true'), ['goal', 'customer'])
  assert.deepEqual(tables('select 1 from goal, staging.batch_order'), ['goal', 'staging.batch_order'])
})

test('common table expressions, functions and string literals are not tables', () => {
  assert.deepEqual(tables('with customer as (select 1 from goal) select 1 from customer'), ['goal'])
  assert.deepEqual(tables("select extract(day from settings(1)), 'from customer'"), [])
  assert.deepEqual(tables('select 1 -- from customer'), [])
})
