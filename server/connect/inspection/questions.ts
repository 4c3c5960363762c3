import { hasZone } from '../table/dates.ts'
import { columnCells, type DecidedPlan } from './decide.ts'
import type { CompanyDefaults, Question, ReadOptions } from './plan.ts'
import type { TableHead } from '../table/head.ts'
import type { TableKind } from './table-kind.ts'

/** The questions to answer before a file is read, first those without whose answer it cannot be read. */
export function questionsOf(
  kind: TableKind,
  decided: DecidedPlan,
  { rows, encodings }: Pick<TableHead, 'rows' | 'encodings'>,
  options: ReadOptions,
  company: CompanyDefaults,
): Question[] {
  const { plan } = decided
  const needed = kind.missing(plan, options).map(({ about, question }) => ({ about, text: question }))
  const format = kind.formats[plan.format]
  const open = [
    ...(options.encoding === undefined ? encodingQuestion(encodings) : []),
    ...conventionQuestions(kind, decided, rows),
    ...(format?.question ? [format.question] : []),
    ...(kind.remarks?.(plan, company) ?? []),
  ]
  return [
    ...needed.map((question) => ({ ...question, isNeeded: true })),
    ...open.map((question) => ({ ...question, isNeeded: false })),
  ]
}

function encodingQuestion(encodings: TableHead['encodings']): { about: string; text: string }[] {
  const [first, ...others] = encodings.map(({ sample }) => `“${sample}”`)
  if (!first) return []
  const text = `Letters of this file can be read in several ways: ${first} or ${others.join(' or ')}. Read as ${first}.`
  return [{ about: 'encoding', text }]
}

function conventionQuestions(
  { formats, hasTimes }: Pick<TableKind, 'formats' | 'hasTimes'>,
  { plan, unproven }: DecidedPlan,
  rows: readonly string[][],
): { about: string; text: string }[] {
  const dates = columnCells(rows, plan.mapping['date']).filter((text) => text.trim() !== '')
  const questions: { about: string; text: string }[] = []
  const ask = (about: string, text: string): void => void questions.push({ about, text })
  if (unproven.includes('dates'))
    ask('dates', `“${dates[0] ?? ''}” is ambiguous: is the day or the month first? Read as ${plan.dates}.`)
  if (unproven.includes('decimal'))
    ask('decimal', `Do the numbers have a decimal point or a decimal comma? Read with “${plan.decimal}”.`)
  const isLocal = hasTimes && !formats[plan.format]?.isUtc && dates.length > 0 && !dates.every(hasZone)
  if (isLocal) ask('zone', `The times have no time zone. Read as local time in ${plan.zone}.`)
  return questions
}
