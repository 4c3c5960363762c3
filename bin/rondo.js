#!/usr/bin/env node
// The one file that runs on the machine's own Node, whatever its age: it sees to it that everything Rondo needs is
// installed, and hands over to the Node that Rondo brings.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const stamp = path.join(root, 'node_modules', '.rondo-installed')
const node = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node')
const OLDEST = 20

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function installIfNeeded() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(node)
  if (installed) return
  process.stderr.write('Installing what Rondo needs (about 600 MB, a minute or two).\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: '' },
  })
  if (error || status !== 0)
    refuse('The installation failed; the lines above say why. Try again with: npm ci')
  if (!existsSync(node)) {
    refuse(
      `Rondo brings no Node for ${process.platform} on ${process.arch}. Linux and macOS work, on x64 and arm64.`,
    )
  }
  writeFileSync(stamp, lock)
}

function handOver() {
  const child = spawn(node, [path.join(root, 'cli', 'main.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  // The terminal sends Ctrl-C to both; a signal to this process alone is passed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => undefined)
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  refuse(`Rondo needs Node ${OLDEST} or newer to begin; this is ${process.version}.`)
}
installIfNeeded()
handOver()
