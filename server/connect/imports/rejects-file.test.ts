import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { openRejectsFile } from './rejects-file.ts'

test('a file of rejected rows can be read by its owner alone, also where an earlier one could be read by all', async () => {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'rondo-rejects-')), '1.rejects.csv')
  for (const old of [file, `${file}.part`]) {
    await writeFile(old, 'old')
    await chmod(old, 0o644)
  }
  const rejects = await openRejectsFile(file)
  await rejects.add([{ line: 2, column: 'date', value: 'soon', reason: 'is not a date' }])
  await rejects.close()
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  assert.match(await readFile(file, 'utf8'), /2,date,soon/)
})
