/**
 * The texts of the template literals in a source, with `$` in place of each interpolation; literals inside an
 * interpolation are separate entries.
 *
 * @param code without comments
 */
export function templatesIn(code: string): { text: string; isSql: boolean }[] {
  const templates: { text: string; isSql: boolean }[] = []
  let position = 0
  function skipString(quote: string): void {
    for (
      position += 1;
      position < code.length && code[position] !== quote && code[position] !== '\n';
      position += 1
    )
      if (code[position] === '\\') position += 1
    position += 1
  }
  function readTemplate(): void {
    const isSql = /\bsql(<[^`]*>)?$/.test(code.slice(Math.max(0, position - 300), position))
    let text = ''
    for (position += 1; position < code.length && code[position] !== '`'; position += 1) {
      if (code[position] === '\\') text += code[(position += 1)]
      else if (code.startsWith('${', position)) {
        position += 2
        readCode('}')
        text += '$'
      } else text += code[position]
    }
    templates.push({ text, isSql })
  }
  /** Reads to the closing bracket or the end of the code. */
  function readCode(end: string | null): void {
    for (let depth = 0; position < code.length; position += 1) {
      const character = code[position]
      if (character === '`') readTemplate()
      else if (character === "'" || character === '"') {
        skipString(character)
        position -= 1
      } else if (character === '{') depth += 1
      else if (character === '}') {
        if (depth === 0 && end === '}') return
        depth -= 1
      }
    }
  }
  readCode(null)
  return templates
}

/** The SQL of a source: templates tagged `sql`, and those that start like a statement. */
export const statementsIn = (code: string): string[] =>
  templatesIn(code)
    .filter(
      ({ text, isSql }) => isSql || /^\s*(select|insert into|update|delete from|with|truncate)\s/i.test(text),
    )
    .map(({ text }) => text)

const NAMED =
  /\b(?:from|join|into|update|using|truncate|table|references|,)\s+(?:only\s+)?((?:staging\.)?[a-z_]\w*)\b(?!\s*\()/gi

/** The names at the positions of tables in a statement, limited to the `known` tables. */
export function tablesIn(statement: string, known: ReadonlySet<string>): string[] {
  const text = statement.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''")
  // `insert into t (columns)` is the only form in which a bracket follows a table.
  const written = [...text.matchAll(/\binto\s+((?:staging\.)?[a-z_]\w*)/gi)]
  const commonTableExpressions = new Set(
    [...text.matchAll(/\b(\w+)(?:\s*\([^()]*\))?\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/gi)].map(
      ([, name]) => name!,
    ),
  )
  const names = [...text.matchAll(NAMED), ...written].map(([, name]) => name!.toLowerCase())
  return [...new Set(names)].filter((name) => known.has(name) && !commonTableExpressions.has(name))
}
