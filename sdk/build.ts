import path from 'node:path'

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
    root: import.meta.dirname,
    build: {
      outDir: path.resolve(folder),
      emptyOutDir: false,
      // The last three years of browsers; older ones do not run it, and nothing on their page breaks.
      target: ['chrome103', 'firefox100', 'safari16'],
      lib: {
        entry: path.join(import.meta.dirname, 'browser/snippet.ts'),
        formats: ['iife'],
        name: 'rondoSnippet',
        fileName: () => 'rondo.js',
      },
    },
  })
}
