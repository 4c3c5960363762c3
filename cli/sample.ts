import { loadSample, removeSample } from '../server/connect/sample/sample.ts'
import { openRuntime } from '../server/runtime.ts'
import { printStatus } from './output.ts'

export const help = `rondo sample [--remove]
  Loads the sample company: an invented e-mail service with three years of customers. Or takes it away again.`

export async function run(args: string[]): Promise<void> {
  const runtime = await openRuntime(printStatus)
  try {
    const scope = runtime.scope()
    if (args.includes('--remove')) {
      await removeSample(scope)
      return printStatus('The sample company is gone.')
    }
    const { orders, customers } = await loadSample(scope)
    printStatus(
      `Loaded ${orders.toLocaleString('en')} orders of ${customers} customers. Take them away with: npx rondo sample --remove`,
    )
  } finally {
    await runtime.close()
  }
}
