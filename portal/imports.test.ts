import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'

const BUILD = 'vite.config.ts'

async function importsOf(file: string): Promise<{ line: string; from: string }[]> {
  const text = await readFile(path.join(import.meta.dirname, file), 'utf8')
  return [...text.matchAll(/^import[^'"]*?['"]([^'"]+)['"]/gm)].map(([line, from = '']) => ({
    line,
    from: path.posix.join(path.posix.dirname(file), from),
  }))
}

test('the portal imports nothing from the team’s pages, and only types from the server', async () => {
  const files = await Array.fromAsync(glob('**/*.{ts,tsx}', { cwd: import.meta.dirname }))
  const pages = files.filter((file) => file !== BUILD && !file.endsWith('.test.ts'))
  assert.ok(pages.length > 20)
  const wrong: string[] = []
  for (const file of pages) {
    for (const { line, from } of await importsOf(file)) {
      const isServers = from.startsWith('../server/') && !line.startsWith('import type')
      if (isServers || from.startsWith('../web/')) wrong.push(`${file}: ${line}`)
    }
  }
  assert.deepEqual(wrong, [])
})
