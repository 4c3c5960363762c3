import type { Person } from '@rondo/models/trials/person'
import { treatmentEffect } from '@rondo/models/trials/treatment-effect'
import { sequentialTrials, type Trial } from '@rondo/models/trials/trials'
import type { Formatter } from '../../../insights/format.ts'
import { FEWEST_JUDGED } from '../../../signals/record/track-record.ts'
import type { Comparison, Counted } from '../schema.ts'
import { ASKED_WITHIN, BACK_WITHIN, personOf, type FirstBuyer } from './first-buyer.ts'
import { comparisonNotes, comparisonSentence } from './sentence.ts'

/**
 * Second orders within 30 days of an ask, of customers asked in their first 30 days, beside those of customers who were
 * like them on that day: of the same month of first orders and the same class of success, as many days after their first
 * order, and neither back nor asked by then. Of these, one who is asked later counts until then.
 *
 * One who came back on the day of the ask was not asked before; no and not now are not asks.
 *
 * @param buyers all customers of the months in which somebody was asked, or a sample
 * @param drawnFrom how many these customers are drawn from
 */
export function compareSecondOrders(
  buyers: readonly FirstBuyer[],
  format: Formatter,
  drawnFrom = buyers.length,
): Comparison {
  const compared = compareAsked(buyers.map((buyer) => personOf(buyer)))
  const refusals = buyers.filter(hasRefused).length
  const withRefusals =
    refusals > 0 ? compareAsked(buyers.map((buyer) => personOf(buyer, true))).difference : null
  const isSuccessKnown = buyers.some(({ classes }) => Array.from(classes).some((own) => own > 0))
  const basis = { refusals, withRefusals, isSuccessKnown, buyers: buyers.length, drawnFrom }
  return {
    ...compared,
    sentence: comparisonSentence(compared, format),
    notes: comparisonNotes(basis, format),
  }
}

const hasRefused = ({ refused, asked, cameBack }: FirstBuyer) =>
  refused !== null && refused <= ASKED_WITHIN && refused < Math.min(asked ?? Infinity, cameBack ?? Infinity)

function compareAsked(persons: readonly Person[]): Omit<Comparison, 'sentence' | 'notes'> {
  const { trials, unmatched, unfinished } = sequentialTrials(persons, {
    latest: ASKED_WITHIN,
    window: BACK_WITHIN,
  })
  const [asked, controls] = [askedIn(trials), controlsIn(trials, persons)]
  const isEnough = asked.n >= FEWEST_JUDGED && controls.n >= FEWEST_JUDGED
  const effect = isEnough ? treatmentEffect(persons, trials, BACK_WITHIN) : null
  const months = [...Map.groupBy(trials, ({ stratum }) => stratum)]
  return {
    asked: { n: asked.n, happened: asked.back, rate: effect?.treated ?? null },
    notAsked: { n: controls.n, happened: controls.back, rate: effect?.controls ?? null },
    difference: effect?.difference ?? null,
    unmatched,
    unfinished,
    months: months
      .map(([month, own]) => ({ month, asked: askedIn(own), notAsked: controlsIn(own, persons) }))
      .sort((one, other) => (one.month < other.month ? -1 : 1)),
  }
}

function askedIn(trials: readonly Trial[]): Counted {
  return {
    n: trials.reduce((sum, { treated }) => sum + treated, 0),
    back: trials.reduce((sum, { outcomes }) => sum + outcomes, 0),
  }
}

/** Each customer once, in however many trials they are a control. */
function controlsIn(trials: readonly Trial[], persons: readonly Person[]): Counted {
  const [controls, back] = [new Set<number>(), new Set<number>()]
  for (const { day, controls: own } of trials)
    for (const place of own) {
      const { outcomeOn, treatedOn } = persons[place]!
      controls.add(place)
      if (outcomeOn <= Math.min(day + BACK_WITHIN, treatedOn)) back.add(place)
    }
  return { n: controls.size, back: back.size }
}
