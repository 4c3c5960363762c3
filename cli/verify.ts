import { modules } from '../server/modules.ts'
import type { Difference } from '../server/platform/modules/define-module.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { openRuntime } from '../server/runtime.ts'
import { countText, printResult, printStatus } from './output.ts'

export const help = `rondo verify
  Recomputes every standing, open signal and result of an ask from the facts, and lists every difference.`

const MAX_PRINTED = 20

export async function run(): Promise<void> {
  const runtime = await openRuntime(printStatus)
  try {
    const { customers, differences, isComplete } = await verifyAll(runtime.scope())
    printResult(
      differences === 0
        ? `${countText(customers, 'customer')}: every ${isComplete ? 'standing and every open signal' : 'standing'} agrees with the facts.`
        : `${countText(customers, 'customer')}: ${countText(differences, 'difference')}.`,
    )
    if (differences > 0) process.exitCode = 1
  } finally {
    await runtime.close()
  }
}

/** Runs the checks of all modules; prints the first differences and counts all. */
async function verifyAll(scope: Scope) {
  const result = { customers: 0, differences: 0, isComplete: true }
  for (const check of modules.flatMap(({ verify = [] }) => verify)) {
    if (!((await check.isCurrent?.(scope)) ?? true)) {
      result.isComplete = false
      printResult(
        `${check.what} have not been computed for today yet, so they were not compared. Start Rondo and try again.`,
      )
      continue
    }
    for await (const { checked = 0, differences } of check.differences(scope)) {
      if (check.countsCustomers) result.customers += checked
      for (const difference of differences)
        if (result.differences++ < MAX_PRINTED) printResult(`${textOf(difference)}`)
    }
  }
  return result
}

const textOf = ({ customerId, what }: Difference) =>
  customerId === null ? what : `customer ${customerId}: ${what}`
