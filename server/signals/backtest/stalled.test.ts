import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { every, loggedIn } from '../history/history.fixture.ts'
import { DEFAULT_SETTINGS } from '../settings/schema.ts'
import { compareRules } from './compare.ts'
import { historiesFromLog, parseLogLine, type LogLine } from './event-log.ts'
import { refitContexts } from './refit.ts'
import { LEFT_AFTER } from '../rhythm/typical.ts'
import { loginSilences } from './stalled.ts'

const linesOf = (texts: readonly string[]): LogLine[] =>
  texts.map((text, index) => parseLogLine(text, index + 1)).filter((line): line is LogLine => line !== null)

async function compare(log: readonly LogLine[]) {
  const people = historiesFromLog(log)
  const days = log.map(({ day }) => day)
  const [from, through] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))]
  const contextOn = await refitContexts(() => [people], DEFAULT_SETTINGS, from, through)
  return compareRules(loginSilences(people, contextOn, through), LEFT_AFTER, [7, 14, 30])
}

test('A silence is judged by what was known when it began', async () => {
  const [ada, ben] = [loggedIn(0, 1, 2, 20, 22, 40), loggedIn(...every(3, 0, 90))]
  const contextOn = await refitContexts(() => [[ada, ben]], DEFAULT_SETTINGS, 0, 400)
  const before = loginSilences([ada], contextOn, 400)
  const shorter = loginSilences([loggedIn(0, 1, 2, 20)], contextOn, 400)
  assert.deepEqual(
    before.map(({ length }) => length),
    [18, 2, 18, Infinity],
  )
  for (const [index, { alarmOn }] of shorter.entries()) assert.equal(alarmOn(7), before[index]!.alarmOn(7))
})

const FOLDER = new URL('../../../../shared/data/usage/', import.meta.url)
const skip = existsSync(FOLDER) ? false : 'skipped: ../shared/data not found'
const text = (name: string) => readFileSync(new URL(name, FOLDER))

/** Who leaves is noticed earlier at equally many alarms: at 7 and 14 days beyond chance, at 30 no later. */
function assertEarlier(comparisons: Awaited<ReturnType<typeof compare>>) {
  for (const { plainDays, plain, own, earlier } of comparisons) {
    assert.ok(own.alarms <= plain.alarms)
    assert.equal(own.recall!.share, 1)
    assert.ok(own.precision!.share >= plain.precision!.share)
    assert.ok(earlier!.gain > 0, `${plainDays} days: ${earlier!.gain}`)
    if (plainDays < 30) assert.ok(earlier!.low > 0, `${plainDays} days: from ${earlier!.low}`)
  }
}

test('On the commits of four projects the rule is earlier than plain days', { skip }, async () => {
  assertEarlier(await compare(linesOf(text('git_commit_events.csv').toString().split('\n'))))
})

test('On the messages of students the rule is earlier than plain days', { skip }, async () => {
  const rows = gunzipSync(text('CollegeMsg.txt.gz')).toString().trim().split('\n').slice(1)
  assertEarlier(await compare(linesOf(rows.map((row) => row.replace(/^(\d+) \d+ (\d+)$/, 'college,$1,$2')))))
})
