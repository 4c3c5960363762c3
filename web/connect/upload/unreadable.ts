const KINDS: [RegExp, (filename: string) => string][] = [
  [/\.(xlsx?|ods|numbers)$/i, (name) => `“${name}” is a workbook. Save it as CSV and bring that in.`],
  [/\.(zip|7z|rar)$/i, (name) => `“${name}” is an archive. Unpack it and bring in what is inside.`],
  [
    /\.(pdf|docx?|png|jpe?g)$/i,
    (name) => `“${name}” is not a table. Export what it shows as CSV and bring that in.`,
  ],
]

/**
 * Why a file cannot be imported, judged by its name before anything is sent; null when it can.
 *
 * @example whyUnreadable('plans.xlsx') // '“plans.xlsx” is a workbook. Save it as CSV and bring that in.'
 */
export const whyUnreadable = (filename: string): string | null =>
  KINDS.find(([ending]) => ending.test(filename))?.[1](filename) ?? null
