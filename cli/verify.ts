import { openRuntime } from '../server/runtime.ts'
import { areStandingsCurrent, verifyGoals } from '../server/goals/progress/progress.ts'
import { brokenAuditEntries } from '../server/platform/audit/audit-store.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { verifyAttributions } from '../server/asks/verify.ts'
import { verifyStandings } from '../server/sales/standings/verify.ts'
import { isUpToDate as areSignalsSettled, verifySignals } from '../server/signals/detect/verify.ts'
import { differingUsage } from '../server/usage/standing-store.ts'
import { countText, printStatus } from './output.ts'

export const help = `rondo verify
  Works out every standing, every open signal and what came of every ask again from the facts, and names every difference.`

const SHOWN = 20

/** Prints the first differences, and counts all. */
type Tell = (difference: string) => void
type Pages = AsyncIterable<{ differences: readonly { customerId: number; what: string }[] }>

export async function run(): Promise<void> {
  const foundation = await openRuntime(printStatus)
  try {
    const scope = foundation.scope()
    let found = 0
    const tell: Tell = (difference) => {
      if (found++ < SHOWN) process.stdout.write(`${difference}\n`)
    }
    const checked = await compareStandings(scope, tell)
    const compared = await compareOfToday('Signals', areSignalsSettled(scope), verifySignals(scope), tell)
    await compareOfToday('Goals', areStandingsCurrent(scope), verifyGoals(scope), tell)
    await compare(verifyAttributions(scope), tell)
    for (const id of await brokenAuditEntries(scope))
      tell(`audit line ${id} does not follow from the one before it`)
    process.stdout.write(
      found === 0
        ? `${countText(checked, 'customer')}: every ${compared ? 'standing and every open signal' : 'standing'} is what the facts give.\n`
        : `${countText(checked, 'customer')}: ${countText(found, 'difference')}.\n`,
    )
    if (found > 0) process.exitCode = 1
  } finally {
    await foundation.close()
  }
}

async function compareStandings(scope: Scope, tell: Tell): Promise<number> {
  let checked = 0
  for await (const batch of verifyStandings(scope)) {
    checked += batch.checked
    for (const { customerId, what, stored, fromFacts } of batch.differences)
      tell(
        `customer ${customerId}, ${what}: ${JSON.stringify(stored)}, but the facts give ${JSON.stringify(fromFacts)}`,
      )
  }
  for (const id of await differingUsage(scope.db))
    tell(`customer ${id}: the days with a log-in are not what the days of use give`)
  return checked
}

async function compare(pages: Pages, tell: Tell): Promise<void> {
  for await (const { differences } of pages)
    for (const { customerId, what } of differences) tell(`customer ${customerId}: ${what}`)
}

/** @returns whether there was something to compare: what is not of today yet may rightly differ */
async function compareOfToday(
  what: string,
  settled: Promise<boolean>,
  pages: Pages,
  tell: Tell,
): Promise<boolean> {
  const isOfToday = await settled
  if (isOfToday) await compare(pages, tell)
  else
    process.stdout.write(
      `${what} are not of today yet, so they were not compared. Start Rondo and ask again.\n`,
    )
  return isOfToday
}
