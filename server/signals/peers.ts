/** What the top fifth of customers of one age have at least, by age in weeks since the first order. */
export type Peers = {
  ageWeeks: { from: number; to: number }
  peers: number
  loginDays: number
  orders: number
}[]
