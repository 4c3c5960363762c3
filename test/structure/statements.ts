/**
 * The texts of the template literals of a source, each with `$` where a value or another statement stands; literals
 * inside of those are statements of their own.
 *
 * @param code without comments
 */
export function templatesIn(code: string): { text: string; isSql: boolean }[] {
  const templates: { text: string; isSql: boolean }[] = []
  let at = 0
  function skipString(quote: string): void {
    for (at += 1; at < code.length && code[at] !== quote && code[at] !== '\n'; at += 1)
      if (code[at] === '\\') at += 1
    at += 1
  }
  function readTemplate(): void {
    const isSql = /\bsql(<[^`]*>)?$/.test(code.slice(Math.max(0, at - 300), at))
    let text = ''
    for (at += 1; at < code.length && code[at] !== '`'; at += 1) {
      if (code[at] === '\\') text += code[(at += 1)]
      else if (code.startsWith('${', at)) {
        at += 2
        readCode('}')
        text += '$'
      } else text += code[at]
    }
    templates.push({ text, isSql })
  }
  /** Reads until the closing bracket, or the end. */
  function readCode(end: string | null): void {
    for (let depth = 0; at < code.length; at += 1) {
      const sign = code[at]
      if (sign === '`') readTemplate()
      else if (sign === "'" || sign === '"') {
        skipString(sign)
        at -= 1
      } else if (sign === '{') depth += 1
      else if (sign === '}') {
        if (depth === 0 && end === '}') return
        depth -= 1
      }
    }
  }
  readCode(null)
  return templates
}

/** The SQL of a source: what is tagged as such, and what reads as a statement. */
export const statementsIn = (code: string): string[] =>
  templatesIn(code)
    .filter(
      ({ text, isSql }) => isSql || /^\s*(select|insert into|update|delete from|with|truncate)\s/i.test(text),
    )
    .map(({ text }) => text)

const NAMED =
  /\b(?:from|join|into|update|using|truncate|table|references|,)\s+(?:only\s+)?((?:staging\.)?[a-z_]\w*)\b(?!\s*\()/gi

/** The names that stand where a table may stand; `known` says which of them are tables. */
export function tablesIn(statement: string, known: ReadonlySet<string>): string[] {
  const text = statement.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''")
  // `insert into t (columns)` is the one place where a bracket follows a table.
  const written = [...text.matchAll(/\binto\s+((?:staging\.)?[a-z_]\w*)/gi)]
  const steps = new Set(
    [...text.matchAll(/\b(\w+)(?:\s*\([^()]*\))?\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/gi)].map(
      ([, name]) => name!,
    ),
  )
  const names = [...text.matchAll(NAMED), ...written].map(([, name]) => name!.toLowerCase())
  return [...new Set(names)].filter((name) => known.has(name) && !steps.has(name))
}
