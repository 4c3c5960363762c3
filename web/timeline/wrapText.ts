/** The length of a tooltip line, about. */
const LINE = 46

/**
 * Breaks a text into lines of a readable length, because charts do not.
 *
 * @example wrapText('one two three', 8) // 'one two\nthree'
 */
export function wrapText(text: string, most = LINE): string {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)!
    if (last !== '' && last.length + 1 + word.length > most) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join('\n')
}
