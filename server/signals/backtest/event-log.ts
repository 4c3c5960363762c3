import type { Day } from '../../platform/calendar/days.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { emptyHistory, type History } from '../history/history.ts'
import { DAY_SECONDS } from '../../../values/days.ts'

/** One line of a log: who did something, and when. */
export type LogLine = { workspace: string; user: string; day: Day }

/**
 * A line of three columns: workspace, user, and the time as Unix seconds or ISO 8601.
 *
 * @param at the number of the line, to name it in a refusal
 * @returns null for a blank line, and for a first line of headings
 * @throws Refusal 400 for any other line that has not three columns with a time in the third
 * @example parseLogLine('acme,mara,86400', 2) // { workspace: 'acme', user: 'mara', day: 1 }
 */
export function parseLogLine(text: string, at: number): LogLine | null {
  if (text.trim() === '') return null
  const cells = cellsOf(text.replace(/^\ufeff/, ''))
  const [workspace = '', user = '', time = ''] = cells
  const day = dayOf(time)
  if (cells.length === 3 && workspace !== '' && user !== '' && day !== null) return { workspace, user, day }
  if (at === 1) return null
  throw new Refusal(
    400,
    'log_line',
    `Line ${at} is "${text.slice(0, 80)}"; it should be workspace,user,time with the time as Unix seconds or like 2026-11-22T09:30:00Z.`,
  )
}

function cellsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"'),
  )
}

function dayOf(time: string): Day | null {
  const seconds = /^-?\d+(\.\d+)?$/.test(time) ? Number(time) : Date.parse(time) / 1000
  return Number.isFinite(seconds) ? Math.floor(seconds / DAY_SECONDS) : null
}

/** Makes a history of each person in each workspace, numbered from 1 in the order of their names. */
export function historiesFromLog(lines: Iterable<LogLine>): History[] {
  const people = new Map<string, Map<Day, number>>()
  for (const { workspace, user, day } of lines) {
    const key = JSON.stringify([workspace, user])
    const days = people.get(key) ?? new Map<Day, number>()
    people.set(key, days.set(day, (days.get(day) ?? 0) + 1))
  }
  return [...people]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, counts], index) => historyOf(index + 1, counts))
}

function historyOf(customerId: number, counts: Map<Day, number>): History {
  const days = Int32Array.from(counts.keys()).sort()
  const events = days.map((day) => counts.get(day)!)
  return { ...emptyHistory(customerId), contacts: [{ id: customerId, days, events }] }
}
