/** One column of a table for the terminal; numbers are aligned right, text left. */
export type Column = { head: string; align?: 'left' | 'right' }

/**
 * A table of plain text whose columns are as wide as their widest cell.
 *
 * @example textTable([{ head: 'Step', align: 'left' }, { head: 'n' }], [['first', '12']]) // ['Step    n', 'first  12']
 */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ head }, at) =>
    Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, at) => {
        const cell = cells[at] ?? ''
        return align === 'left' ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)
      })
      .join('  ')
      .trimEnd()
  return [line(columns.map(({ head }) => head)), ...rows.map(line)]
}

/** Breaks a sentence at spaces into lines of at most so many characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
