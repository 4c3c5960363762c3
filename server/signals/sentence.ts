import { counted, type Formatter } from '../insights/format.ts'
import type { Evidence } from './detect/detection.ts'

type Of<Kind extends Evidence['kind']> = Extract<Evidence, { kind: Kind }>

/** What people call somebody at a customer; null: no name is known. */
export type NameOf = (contactId: number) => string | null

/**
 * A signal as one or two sentences with its numbers, the same in the browser and in mail.
 *
 * @example sentenceOf({ kind: 'payment_failed', failedOn: 20000, days: 3, times: 1 }, wordsOf({ locale: 'en-GB', currency: 'EUR' })) // 'A payment failed 3 days ago, and no order has come since.'
 */
export function signalSentence(evidence: Evidence, words: Formatter, nameOf: NameOf = () => null): string {
  switch (evidence.kind) {
    case 'stalled':
      return evidence.chance === null ? plainly(evidence, words) : byRhythm(evidence, evidence.chance, words)
    case 'never_started':
      return `First bought ${ago(evidence.days, words)}, and has not logged in yet.`
    case 'champion_gone':
      return championGone(evidence, words, nameOf)
    case 'usage_drop':
      return usageDrop(evidence, words)
    case 'payment_failed':
      return paymentFailed(evidence, words)
    case 'window_closing':
      return windowClosing(evidence, words)
    case 'thriving':
      return thriving(evidence, words)
    case 'goal_reached':
      return goalReached(evidence, words)
    case 'goal_slipping':
      return goalSlipping(evidence, words)
    case 'renewal_near':
      return renewalNear(evidence, words)
    case 'ready_for_next_sale':
      return ready(evidence, words)
  }
}

function plainly({ loginDays, silentDays, longestGap }: Of<'stalled'>, { count }: Formatter): string {
  const [days, silent] = [counted(loginDays, 'day', count), counted(silentDays, 'day', count)]
  if (longestGap === 1) return `Logged in on ${days} in a row and then stopped; silent for ${silent}.`
  return `Logged in on ${days}, never more than ${counted(longestGap, 'day', count)} apart; silent for ${silent}.`
}

function byRhythm({ usualGap, silentDays }: Of<'stalled'>, chance: number, words: Formatter): string {
  return `Usually logs in ${everyDays(usualGap, words)}; silent for ${counted(silentDays, 'day', words.count)}. Of customers like this, ${oneIn(chance, words)} is silent that long and still active.`
}

function championGone(evidence: Of<'champion_gone'>, words: Formatter, nameOf: NameOf): string {
  const { contactId, events, allEvents, silentDays, others } = evidence
  const name = nameOf(contactId)
  const part = `did ${words.percent(events / allEvents)} of what was done there`
  const who = name === null ? `The person who ${part}` : `${name}, who ${part},`
  const goOn = others === 1 ? 'another goes on' : `${words.count(others)} others go on`
  return `${who} has been silent for ${counted(silentDays, 'day', words.count)}; ${goOn}.`
}

function usageDrop({ now, before }: Of<'usage_drop'>, { count, percent }: Formatter): string {
  const share = percent(1 - now / before)
  return `${counted(now, 'event', count)} in the last 30 days, ${count(before)} in the 30 before: ${share} fewer.`
}

function paymentFailed({ times, days }: Of<'payment_failed'>, words: Formatter): string {
  const failed =
    times === 1
      ? `A payment failed ${ago(days, words)}`
      : `Payment failed ${timesOf(times, words)}, last ${ago(days, words)}`
  return `${failed}, and no order has come since.`
}

function windowClosing({ window, days, daysLeft }: Of<'window_closing'>, words: Formatter): string {
  const nothing = window === 'second_order' ? 'not again' : 'no other product since'
  const end = daysLeft === 0 ? 'end today' : `end in ${counted(daysLeft, 'day', words.count)}`
  const first = window === 'second_order' ? 30 : 90
  return `First bought ${ago(days, words)}, and ${nothing}: the first ${first} days ${end}.`
}

function thriving({ loginDays, orders, peers }: Of<'thriving'>, words: Formatter): string {
  const bought = `has bought ${timesOf(orders, words)}`
  return `Logged in on ${words.count(loginDays)} of the last 30 days and ${bought}: both in the top fifth of ${words.count(peers)} customers of the same age.`
}

function goalReached(
  { outcome, days, reachedOn, dueOn, others }: Of<'goal_reached'>,
  words: Formatter,
): string {
  const late = reachedOn - dueOn
  const when =
    late === 0
      ? 'on the day it was due'
      : `${counted(Math.abs(late), 'day', words.count)} ${late < 0 ? 'early' : 'late'}`
  const more = others === 0 ? '' : `, and ${counted(others, 'more goal', words.count)}`
  return `Reached “${outcome}” ${ago(days, words)}, ${when}${more}.`
}

function goalSlipping(evidence: Of<'goal_slipping'>, words: Formatter): string {
  const { outcome, progress, daysLeft, others } = evidence
  const pace = progress === null ? 'is at risk: nothing was measured yet' : `is ${paceOf(evidence, words)}`
  const more = others === 0 ? '' : ` ${counted(others, 'more goal', words.count)} at risk.`
  return `“${outcome}” ${pace}; ${dueIn(daysLeft, words)}.${more}`
}

/** @example paceOf({ ...evidence, progress: 0.25, expected: 0.5, startsOn: 0, dueOn: 60 }, words) // '15 days behind pace, 25 % of the way' */
export function paceOf(
  {
    progress,
    expected,
    startsOn,
    dueOn,
  }: Pick<Of<'goal_slipping'>, 'progress' | 'expected' | 'startsOn' | 'dueOn'>,
  words: Formatter,
): string {
  const way = `${words.percent(progress ?? 0)} of the way`
  const days = Math.round(((expected ?? 0) - (progress ?? 0)) * (dueOn - startsOn))
  return days > 0 ? `${counted(days, 'day', words.count)} behind pace, ${way}` : `at risk, ${way}`
}

/** @example dueIn(-2, words) // 'due 2 days ago' */
export function dueIn(days: number, words: Formatter): string {
  if (days <= 0) return `due ${ago(-days, words)}`
  return `due in ${counted(days, 'day', words.count)}`
}

function renewalNear({ subscription, daysLeft, monthly }: Of<'renewal_near'>, words: Formatter): string {
  const when = daysLeft === 0 ? 'today' : `in ${counted(daysLeft, 'day', words.count)}`
  const worth = monthly === null ? '' : `, at ${words.money(monthly)} a month`
  const which = subscription === null ? 'A subscription' : `The subscription “${subscription}”`
  return `${which} is up for renewal ${when}${worth}.`
}

function ready({ days, orders, score, isTop, basis }: Of<'ready_for_next_sale'>, words: Formatter): string {
  const bought = orders === 1 ? 'has bought once' : `has bought ${timesOf(orders, words)}`
  const usage = basis.find((one) => one.name === 'usage')
  const used = usage
    ? `, logged in on ${words.count(usage.loginDays)} of the last ${counted(usage.days, 'day', words.count)}`
    : ''
  const top = isTop ? ', more than four in five of the same age' : ''
  return `First bought ${ago(days, words)}, ${bought}, and does well: success ${words.count(score)} of 100${used}${top}; no open problem.`
}

/** @example everyDays(1, words) // 'every day' */
export function everyDays(gap: number, { count }: Formatter): string {
  return gap === 1 ? 'every day' : `every ${counted(gap, 'day', count)}`
}

/** @example ago(1, words) // 'yesterday' */
export function ago(days: number, { count }: Formatter): string {
  if (days === 0) return 'today'
  return days === 1 ? 'yesterday' : `${count(days)} days ago`
}

/** @example timesOf(2, words) // 'twice' */
export function timesOf(times: number, { count }: Formatter): string {
  if (times === 1) return 'once'
  return times === 2 ? 'twice' : `${count(times)} times`
}

const RAREST = 1000

/** A small chance as people say it: to two digits, and never rarer than a model can know. */
export function oneIn(chance: number, { count }: Formatter): string {
  const among = chance > 0 ? 1 / chance : Infinity
  if (among > RAREST) return `fewer than 1 in ${count(RAREST)}`
  return `1 in ${count(Math.max(1, Number(among.toPrecision(2))))}`
}
