import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { openRuntime } from '../server/runtime.ts'
import { formatterOf } from '../server/insights/format.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'
import { getSettings } from '../server/platform/settings/settings.ts'
import { backtestCompany, backtestOrders, dayRange } from '../server/signals/backtest/backtest.ts'
import { comparisonTable } from '../server/signals/backtest/comparison-table.ts'
import { compareRules, scoresOf } from '../server/signals/backtest/compare.ts'
import { replayReport } from '../server/signals/backtest/report.ts'
import { historiesFromLog, parseLogLine, type LogLine } from '../server/signals/backtest/event-log.ts'
import { refitContexts } from '../server/signals/backtest/refit.ts'
import { loginSilences } from '../server/signals/backtest/stalled.ts'
import { LEFT_AFTER } from '../server/signals/rhythm/typical.ts'
import { DEFAULT_SETTINGS } from '../server/signals/settings/schema.ts'
import { formatCount } from '../values/count.ts'
import type { ReadOptions } from '../server/connect/inspection/plan.ts'
import { formatDay } from '../server/platform/calendar/days.ts'
import { fileOf, FILE_OPTIONS, readOptionsOf } from './file-options.ts'
import { withImportedOrders } from './imported-orders.ts'
import { printResult, printStatus } from './output.ts'

export const help = `rondo backtest signals [--days 730]
  Replays the past days with the current rules and shows how often each signal was right.
rondo backtest signals --log FILE.csv [--quiet 7,14,30]
  Compares the rule for stalled customers with fixed numbers of quiet days, on a log with
  three columns: workspace, user, time (Unix seconds or ISO). Needs no database.
rondo backtest signals --orders FILE [--left 90,180] [--quiet 30,60] and the flags of import that say how to read the file
  Compares the rule for overdue orders with fixed numbers of days, on a file of orders. Stores nothing.`

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...FILE_OPTIONS,
      log: { type: 'string' },
      orders: { type: 'string' },
      left: { type: 'string' },
      quiet: { type: 'string' },
      days: { type: 'string', default: '730' },
    },
  })
  if (positionals.length !== 1 || positionals[0] !== 'signals')
    throw new Refusal(400, 'backtest', 'Say what to test: npx rondo backtest signals')
  const quietDays = values.quiet === undefined ? null : daysFrom('--quiet', values.quiet)
  if (values.orders !== undefined) {
    const leftAfter = values.left === undefined ? null : daysFrom('--left', values.left)
    return printOrderBacktest(await fileOf([values.orders]), readOptionsOf(values), leftAfter, quietDays)
  }
  if (values.log !== undefined) return print(await backtestLog(values.log, quietDays ?? [7, 14, 30]))
  print(await replayCompany(numberFrom('--days', values.days)))
}

const print = (lines: readonly string[]) => printResult(lines.join('\n'))

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })

/** Reads the file as the report does, and judges each customer's silences between orders. */
async function printOrderBacktest(
  file: string,
  options: ReadOptions,
  leftAfter: number[] | null,
  quietDays: number[] | null,
): Promise<void> {
  await withImportedOrders(file, options, {}, async (scope) => {
    const { customers, from, through, typical, compared } = await backtestOrders(scope, leftAfter, quietDays)
    for (const { leftAfter: left, ...scores } of compared) {
      const count = formatCount(customers, 'customer', format.count)
      const opening = `${count} with orders from ${formatDay(from)} through ${formatDay(through)}; typical are ${format.decimal(typical.gap)} days between two orders. Leaving is a silence of more than ${left} days. The rule raises no more alarms than the plain number of days above it: the days for a typical customer are moved until both ask for equally much attention.`
      const settingName = (days: number) => `${days.toFixed(0)} days if typical`
      const table = { opening, leftAfter: left, ...scores, settingName, noun: 'order', showsMissed: true }
      print([...comparisonTable(table, format), ''])
    }
  })
}

async function replayCompany(days: number): Promise<string[]> {
  const runtime = await openRuntime(printStatus)
  try {
    const scope = runtime.scope()
    const { locale, currency } = await getSettings(scope)
    const { result, from, through } = await backtestCompany(scope, days)
    return replayReport(result, from, through, formatterOf({ locale, currency }))
  } finally {
    await runtime.close()
  }
}

async function backtestLog(file: string, quietDays: readonly number[]): Promise<string[]> {
  const log = await readLog(await fileOf([file]))
  if (log.length === 0) throw new Refusal(400, 'log', `${file} has no line with an event.`)
  const people = historiesFromLog(log)
  const [from, through] = dayRange(log.map(({ day }) => day))
  const contextOn = await refitContexts(() => [people], DEFAULT_SETTINGS, from, through)
  const silences = loginSilences(people, contextOn, through)
  const count = formatCount(people.length, 'person', format.count, 'people')
  return comparisonTable(
    {
      opening: `${count}, each judged on each day only by what was known then, with leaving after ${LEFT_AFTER} days. The rule raises no more alarms than the plain number of days above it: its quiet days are moved until both ask for equally much attention.`,
      leftAfter: LEFT_AFTER,
      comparisons: compareRules(silences, LEFT_AFTER, quietDays),
      asSet: scoresOf(silences, LEFT_AFTER, ({ alarmOn }) => alarmOn(DEFAULT_SETTINGS.quietDays)),
      settingName: (setting) => `quiet days ${setting.toFixed(1)}`,
      noun: 'log-in',
      showsMissed: false,
    },
    format,
  )
}

async function readLog(file: string): Promise<LogLine[]> {
  const log: LogLine[] = []
  let at = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const line = parseLogLine(text, ++at)
    if (line) log.push(line)
  }
  return log
}

function daysFrom(flag: string, given: string): number[] {
  return given.split(',').map((days) => numberFrom(flag, days))
}

function numberFrom(flag: string, given: string): number {
  const days = Number(given)
  if (Number.isInteger(days) && days > 0) return days
  throw new Refusal(400, 'flag', `${flag} is "${given}"; it takes whole days, such as 30.`)
}
