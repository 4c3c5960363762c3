const KINDS: [RegExp, (filename: string) => string][] = [
  [/\.(xlsx?|ods|numbers)$/i, (name) => `“${name}” is a workbook. Save it as CSV and import that.`],
  [/\.(zip|7z|rar)$/i, (name) => `“${name}” is an archive. Unpack it and import its contents.`],
  [
    /\.(pdf|docx?|png|jpe?g)$/i,
    (name) => `“${name}” is not a table. Export its content as CSV and import that.`,
  ],
]

/**
 * Why a file cannot be imported, judged by its name before anything is sent; null when it can.
 *
 * @example whyUnreadable('plans.xlsx') // '“plans.xlsx” is a workbook. Save it as CSV and import that.'
 */
export const whyUnreadable = (filename: string): string | null =>
  KINDS.find(([ending]) => ending.test(filename))?.[1](filename) ?? null
