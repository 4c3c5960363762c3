import { formatDay, type Day } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { History } from '../history/history.ts'
import { allKinds, type Kind } from '../kinds.ts'
import { isSampled } from '../population/population.ts'
import { codeLabels } from '../settings/settings.ts'
import { observationsOf } from './observations.ts'
import { loadReplay } from './past-store.ts'
import type { KindRecord, TrackRecords } from './schema.ts'
import * as store from './store.ts'
import { TrackRecord, type Counted } from './track-record.ts'

/** Older outcomes say little about the signals of today. */
export const LOOK_BACK_DAYS = 365

/** With more customers, a sample is enough for the comparison. */
const MAX_COMPARED = 20_000

/** How often each kind was right, as counted last night, and would have been in the past. */
export async function trackRecords({ db }: Scope): Promise<TrackRecords> {
  const [records, { past, isDue }] = [await store.listRecords(db), await loadReplay(db)]
  return {
    records: inOrder(records),
    past: past && { ...past, records: inOrder(past.records) },
    isReplaying: isDue,
  }
}

const inOrder = (records: KindRecord[]) =>
  allKinds.flatMap((kind) => records.filter((record) => record.kind === kind))

/** Counts while the histories of all customers are read page by page. */
export type RecordCounter = { add: (page: History[]) => Promise<void>; save: () => Promise<void> }

/** Starts counting the outcomes of the signals of the last year, up to the end of yesterday. */
export async function startCounting(scope: Scope): Promise<RecordCounter> {
  const { db } = scope
  const { day: today } = await todayOf(scope)
  const from = Math.max((await store.firstOpened(db)) ?? today, today - LOOK_BACK_DAYS)
  const through = today - 1
  const every = Math.max(1, (await store.countCustomers(db)) / MAX_COMPARED)
  const counts = allKinds.map((kind) => ({ kind, record: new TrackRecord(kind, from, through) }))
  return {
    async add(page) {
      const customers = { from: page[0]!.customerId, to: page.at(-1)!.customerId }
      const spells = Map.groupBy(await store.listSpells(db, customers, from), (spell) => spell.customerId)
      for (const history of page) {
        const own = spells.get(history.customerId) ?? []
        const isCompared = isSampled(history.customerId, every)
        if (!isCompared && own.length === 0) continue
        const observations = observationsOf(history, isCompared ? from : Infinity, through)
        for (const { record } of counts) record.add(history, own, observations)
      }
    },
    async save() {
      const labels = await codeLabels(scope)
      for (const { kind, record } of counts)
        await store.saveRecord(db, asRecord(kind, record.counted(), labels, today))
    },
  }
}

/** What was counted, with the labels of the codes. */
export function asRecord(
  kind: Kind,
  { codes, ...counted }: Counted,
  labels: Map<string, string>,
  today: Day,
): KindRecord {
  const named = [...codes].map(([code, count]) => ({ code, label: labels.get(code) ?? code, count }))
  return {
    kind,
    countedOn: formatDay(today),
    ...counted,
    codes: named.sort((one, other) => other.count - one.count),
  }
}
