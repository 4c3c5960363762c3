import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { openFoundation } from '../server/runtime.ts'
import { wordsOf } from '../server/insights/format.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'
import { getSettings } from '../server/platform/settings/settings.ts'
import { todayOf } from '../server/platform/calendar/today.ts'
import { compareStalled, scoreStalled } from '../server/signals/backtest/backtest.ts'
import { comparisonText, replayText } from '../server/signals/backtest/report.ts'
import { historiesOfLog, logLine, type LogLine } from '../server/signals/backtest/event-log.ts'
import { allHistories } from '../server/signals/history/store.ts'
import { refitted } from '../server/signals/backtest/refit.ts'
import { replay } from '../server/signals/backtest/replay.ts'
import { DEFAULT_SETTINGS } from '../server/signals/settings/schema.ts'
import { settings } from '../server/signals/signals.ts'
import { fileOf } from './file-options.ts'
import { say } from './output.ts'

export const help = `rondo backtest signals [--days 730]
  Lives the last days again with the rules as they are set, and says how often each signal was right.
rondo backtest signals --log FILE.csv [--quiet 7,14,30]
  Holds the rule for who has stalled against fixed numbers of quiet days, on a log of three columns:
  workspace, user, time (Unix seconds or ISO). Needs no database.`

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      log: { type: 'string' },
      quiet: { type: 'string', default: '7,14,30' },
      days: { type: 'string', default: '730' },
    },
  })
  if (positionals.length !== 1 || positionals[0] !== 'signals')
    throw new Refusal(400, 'backtest', 'Say what to test: npx rondo backtest signals')
  const lines =
    values.log === undefined
      ? await ownPast(numberFrom('--days', values.days))
      : await logPast(values.log, values.quiet)
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function ownPast(days: number): Promise<string[]> {
  const foundation = await openFoundation(say)
  try {
    const scope = foundation.scope()
    const [{ day: today }, { locale, currency }] = [await todayOf(scope), await getSettings(scope)]
    const [from, through] = [today - days, today - 1]
    const result = await replay(() => allHistories(scope.db, today), await settings(scope), from, through)
    return replayText(result, from, through, wordsOf({ locale, currency }))
  } finally {
    await foundation.close()
  }
}

async function logPast(file: string, quiet: string): Promise<string[]> {
  const told = await linesOf(await fileOf([file]))
  if (told.length === 0) throw new Refusal(400, 'log', `${file} has no line with an event.`)
  const people = historiesOfLog(told)
  const from = told.reduce((first, { day }) => Math.min(first, day), Infinity)
  const through = told.reduce((last, { day }) => Math.max(last, day), -Infinity)
  const contextOn = await refitted(() => [people], DEFAULT_SETTINGS, from, through)
  const quietDays = quiet.split(',').map((days) => numberFrom('--quiet', days))
  const comparisons = compareStalled(people, contextOn, through, quietDays)
  const asSet = scoreStalled(people, contextOn, through, DEFAULT_SETTINGS)
  return comparisonText(people.length, comparisons, asSet, wordsOf({ locale: 'en-GB', currency: 'EUR' }))
}

async function linesOf(file: string): Promise<LogLine[]> {
  const told: LogLine[] = []
  let at = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const line = logLine(text, ++at)
    if (line) told.push(line)
  }
  return told
}

function numberFrom(flag: string, given: string): number {
  const days = Number(given)
  if (Number.isInteger(days) && days > 0) return days
  throw new Refusal(400, 'flag', `${flag} is "${given}"; it takes whole days, such as 30.`)
}
