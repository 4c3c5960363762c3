/**
 * The named cast of the tests and of the sample company, an email service called Morgenpost: people whose stories
 * are easy to tell apart.
 */
export const cast = {
  /** Came back within two weeks and has stayed for years. */
  ada: { ref: 'ada', email: 'ada@lovelace.example', name: 'Ada Lovelace' },
  /** Bought once, long ago. */
  ben: { ref: 'ben', email: 'ben@okri.example', name: 'Ben Okri' },
  /** A company that buys more each time. */
  cleo: { ref: 'cleo', email: 'office@cleo-cycles.example', name: 'Cleo Cycles' },
  /** Paid, and got everything back. */
  dora: { ref: 'dora', email: 'dora@maar.example', name: 'Dora Maar' },
  /** Two orders on one day; logs in every third day, and has been silent for longer than ever. */
  emil: { ref: 'emil', email: 'emil@nolde.example', name: 'Emil Nolde' },
  /** In the first 30 days, with one order; logged in three days in a row and then stopped. */
  fay: { ref: 'fay', email: 'fay@weldon.example', name: 'Fay Weldon' },
  /** Bought last week, and has never logged in. */
  gus: { ref: 'gus', email: 'gus@grissom.example', name: 'Gus Grissom' },
  /** Logs in every week; the last payment failed. */
  hana: { ref: 'hana', email: 'hana@hoch.example', name: 'Hana Höch' },
  /** At home in the product after three weeks, and without a second order. */
  ivo: { ref: 'ivo', email: 'ivo@andric.example', name: 'Ivo Andrić' },
} as const

/** The people at Cleo Cycles: Mika did most, until lately. */
export const peopleAtCleo = {
  mika: { ref: 'mika', email: 'mika@cleo-cycles.example', name: 'Mika Okafor' },
  noa: { ref: 'noa', email: 'noa@cleo-cycles.example', name: 'Noa Lindt' },
  otto: { ref: 'otto', email: 'otto@cleo-cycles.example', name: 'Otto Brandt' },
} as const

export type Person = { ref: string | null; email: string | null; name: string | null }
