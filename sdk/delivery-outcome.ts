/** What becomes of a batch after an answer: it is done with, it is sent again later, or it is given up. */
export type DeliveryOutcome = 'done' | 'again' | 'drop'

/**
 * Decides by the status of an answer; 0 stands for no answer at all.
 *
 * @example deliveryOutcome(200) // 'done'
 * @example deliveryOutcome(0) // 'again'
 * @example deliveryOutcome(429) // 'again'
 * @example deliveryOutcome(400) // 'drop'
 */
export function deliveryOutcome(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return 'done'
  return status === 0 || status === 408 || status === 429 || status >= 500 ? 'again' : 'drop'
}
