import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentencesIn } from '../sentences/sentences.ts'
import { sources, textOf } from './sources.ts'

/** A value before a noun for several or a verb for several; with a value of one, nobody would say it. */
const SEVERAL =
  /\{…\} (?!(?:is|was|has|does|as|this|its|less|always|across|moves|means)\b)(?:[a-z]+s|people|are|were|have|do)\b/

/** Texts in which the value is never one: it is written differently then, or the list is cut off at many. */
const NEVER_ONE = [
  'All {…} numbers',
  ', up to {…} people a day',
  'The first {…} lines',
  'The first {…} goals',
  'The first {…} rows of the file',
  'The first {…} rows that were left out',
  'The text of a sent email is stored for {…} days',
  '{…}{…} customers are doing well enough',
  '{…} customers so far',
  'in {…} days',
  'in the last {…} days',
  '{…} days, {…} left',
  '{…} orders: the second came',
  'Logged in on {…} days; the latest was',
  'The latest {…} events are shown.',
  '{…} columns with a {…} between them',
  '{…} columns are',
  'No progress for {…} seconds',
]

test('a number and its noun agree on every page: they are written by formatCount, or the number is never one', async () => {
  const found: string[] = []
  for (const file of await sources('{web,portal,ui}/**/*.{ts,tsx}')) {
    if (/gallery|samples?\.ts/.test(file)) continue
    for (const { line, text } of sentencesIn(file, await textOf(file)))
      if (SEVERAL.test(text) && !NEVER_ONE.some((known) => text.includes(known)))
        found.push(`${file}:${line} ${text}`)
  }
  assert.deepEqual(found, [])
})

test('texts with one and several are told apart', () => {
  const isSuspect = (text: string) => SEVERAL.test(text)
  assert.deepEqual(['{…} customers', 'of {…} rows read', '{…} are left out'].map(isSuspect), [
    true,
    true,
    true,
  ])
  assert.deepEqual(['{…} is left out', '{…} of {…}', '{…} as before', 'by {…}'].map(isSuspect), [
    false,
    false,
    false,
    false,
  ])
})
