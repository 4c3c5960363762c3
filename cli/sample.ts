import { loadSample, removeSample } from '../server/connect/sample/sample.ts'
import { openRuntime } from '../server/runtime.ts'
import { printStatus } from './output.ts'

export const help = `rondo sample [--remove]
  Loads the sample company, a fictional email service with three years of customers, or removes it.`

export async function run(args: string[]): Promise<void> {
  const runtime = await openRuntime(printStatus)
  try {
    const scope = runtime.scope()
    if (args.includes('--remove')) {
      await removeSample(scope)
      return printStatus('The sample company was removed.')
    }
    const { orders, customers } = await loadSample(scope)
    printStatus(
      `Loaded ${orders.toLocaleString('en')} orders of ${customers} customers. Remove them with: npx rondo sample --remove`,
    )
  } finally {
    await runtime.close()
  }
}
