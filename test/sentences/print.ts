import { sources, textOf } from '../structure/sources.ts'
import { sentencesIn } from './sentences.ts'

/** Prints every text that people read, file by file, so that all can be read in one sitting. */
async function print(patterns: readonly string[]): Promise<void> {
  let count = 0
  for (const file of await sources(...patterns)) {
    const sentences = sentencesIn(file, await textOf(file))
    if (sentences.length === 0) continue
    count += sentences.length
    const lines = sentences.map(({ line, text }) => `${String(line).padStart(5)}  ${text}`)
    process.stdout.write(`\n${file}\n${lines.join('\n')}\n`)
  }
  process.stdout.write(`\n${count} texts\n`)
}

const EVERYWHERE = '{cli,models,portal,server,ui,values,web}/**/*.{ts,tsx}'
await print(process.argv.length > 2 ? process.argv.slice(2) : [EVERYWHERE])
