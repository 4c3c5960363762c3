/** How visit rates differ from customer to customer: gamma-distributed with this shape and rate (in days). */
export type RhythmPrior = { shape: number; rate: number }
