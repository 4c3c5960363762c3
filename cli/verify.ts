import { openFoundation } from '../server/house.ts'
import { brokenAuditLines } from '../server/platform/audit.ts'
import { verifyStandings } from '../server/sales/verify.ts'
import { say } from './say.ts'

export const help = `rondo verify
  Works out every standing again from the facts, by other means, and names every difference.`

const SHOWN = 20

export async function run(): Promise<void> {
  const foundation = await openFoundation(say)
  try {
    const scope = foundation.scope()
    let [checked, found] = [0, 0]
    for await (const batch of verifyStandings(scope)) {
      checked += batch.checked
      for (const { customerId, what, stored, fromFacts } of batch.differences) {
        if (found++ < SHOWN) {
          process.stdout.write(
            `customer ${customerId}, ${what}: ${JSON.stringify(stored)}, but the facts give ${JSON.stringify(fromFacts)}\n`,
          )
        }
      }
    }
    const broken = await brokenAuditLines(scope)
    for (const id of broken.slice(0, SHOWN))
      process.stdout.write(`audit line ${id} does not follow from the one before it\n`)
    const total = found + broken.length
    process.stdout.write(
      total === 0
        ? `${checked.toLocaleString('en')} customers: every standing is what the facts give.\n`
        : `${checked.toLocaleString('en')} customers: ${total.toLocaleString('en')} differences.\n`,
    )
    if (total > 0) process.exitCode = 1
  } finally {
    await foundation.close()
  }
}
