import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'

export const ROOT = path.join(import.meta.dirname, '../..')

/** The matching files without tests and fixtures, relative to the root. */
export async function sources(...patterns: string[]): Promise<string[]> {
  const files = await Array.fromAsync(glob(patterns, { cwd: ROOT, exclude: ['**/node_modules/**'] }))
  return files.filter((file) => !/\.(test|fixture)\.tsx?$/.test(file)).sort()
}

export const textOf = (file: string): Promise<string> => readFile(path.join(ROOT, file), 'utf8')

/** The text without comments but with the same lines, so that a comment about a rule does not violate it. */
export async function codeOf(file: string): Promise<string> {
  return (await textOf(file))
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** The files of the project that a file imports. @param types whether type-only imports count */
export async function importsOf(file: string, { types = true } = {}): Promise<string[]> {
  const code = await codeOf(file)
  const kept = types ? code : code.replace(/import type[^;]*?from '[^']+'/g, '')
  return [...kept.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    path.relative(ROOT, path.resolve(ROOT, path.dirname(file), match[1]!)),
  )
}

export const moduleOf = (file: string): string | null => /^server\/([^/]+)\//.exec(file)?.[1] ?? null
