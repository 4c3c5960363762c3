import { openFoundation } from '../server/house.ts'
import { areSettled as areGoalsSettled } from '../server/goals/refresh.ts'
import { verifyGoals } from '../server/goals/verify.ts'
import { brokenAuditLines } from '../server/platform/audit.ts'
import type { Scope } from '../server/platform/scope.ts'
import { verifyTies } from '../server/plays/verify.ts'
import { verifyStandings } from '../server/sales/verify.ts'
import { areSettled, verifySignals } from '../server/signals/verify.ts'
import { say } from './say.ts'

export const help = `rondo verify
  Works out every standing, every open signal and what came of every ask again from the facts, and names every difference.`

const SHOWN = 20

/** Prints the first differences, and counts all. */
type Tell = (difference: string) => void

export async function run(): Promise<void> {
  const foundation = await openFoundation(say)
  try {
    const scope = foundation.scope()
    let found = 0
    const tell: Tell = (difference) => {
      if (found++ < SHOWN) process.stdout.write(`${difference}\n`)
    }
    const checked = await compareStandings(scope, tell)
    const compared = await compareSignals(scope, tell)
    await compareGoals(scope, tell)
    for await (const { differences } of verifyTies(scope))
      for (const { customerId, what } of differences) tell(`customer ${customerId}: ${what}`)
    for (const id of await brokenAuditLines(scope))
      tell(`audit line ${id} does not follow from the one before it`)
    process.stdout.write(
      found === 0
        ? `${checked.toLocaleString('en')} customers: every ${compared ? 'standing and every open signal' : 'standing'} is what the facts give.\n`
        : `${checked.toLocaleString('en')} customers: ${found.toLocaleString('en')} differences.\n`,
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
  return checked
}

async function compareGoals(scope: Scope, tell: Tell): Promise<void> {
  if (!(await areGoalsSettled(scope))) {
    process.stdout.write(
      'Goals are not of today yet, so they were not compared. Start Rondo and ask again.\n',
    )
    return
  }
  for await (const { differences } of verifyGoals(scope))
    for (const { customerId, what } of differences) tell(`customer ${customerId}: ${what}`)
}

async function compareSignals(scope: Scope, tell: Tell): Promise<boolean> {
  if (!(await areSettled(scope))) {
    process.stdout.write(
      'Signals are not of today yet, so they were not compared. Start Rondo and ask again.\n',
    )
    return false
  }
  for await (const { differences } of verifySignals(scope))
    for (const { customerId, what } of differences) tell(`customer ${customerId}: ${what}`)
  return true
}
