/** Words for whoever watches, apart from the answer that may be piped on. */
export const printStatus = (words: string) => void process.stderr.write(`${words}\n`)

/** @example counted(1, 'row') // '1 row' */
export const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
