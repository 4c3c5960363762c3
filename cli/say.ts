/** Words for whoever watches, apart from the answer that may be piped on. */
export const say = (words: string) => void process.stderr.write(`${words}\n`)
