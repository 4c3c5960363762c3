import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'

const HERE = import.meta.dirname

/**
 * Builds `rondo.js`, the one file that a script tag loads, into a folder.
 *
 * @example await buildSnippet('dist/sdk')
 */
export async function buildSnippet(folder: string): Promise<void> {
  const { build } = await import('vite')
  await build({
    configFile: false,
    logLevel: 'error',
    root: HERE,
    build: {
      outDir: path.resolve(folder),
      emptyOutDir: false,
      // The last three years of browsers; older ones do not run it, and nothing on their page breaks.
      target: ['chrome103', 'firefox100', 'safari16'],
      lib: {
        entry: path.join(HERE, 'browser/snippet.ts'),
        formats: ['iife'],
        name: 'rondoSnippet',
        fileName: () => 'rondo.js',
      },
    },
  })
}

/** Builds the whole package as it is published: JavaScript and types for Node and bundlers, and `rondo.js`. */
async function buildPackage(): Promise<void> {
  const folder = path.join(HERE, 'dist')
  rmSync(folder, { recursive: true, force: true })
  const compiler = path.join(HERE, '../node_modules/.bin/tsc')
  execFileSync(compiler, ['-p', path.join(HERE, 'tsconfig.build.json')], { stdio: ['ignore', 2, 2] })
  await buildSnippet(folder)
}

if (import.meta.main) await buildPackage()
