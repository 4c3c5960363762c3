/** What happens to a batch after a response: it is done, it is sent again later, or it is dropped. */
export type DeliveryOutcome = 'done' | 'retry' | 'drop'

/**
 * Decides by the status of a response; 0 stands for no response.
 *
 * @example deliveryOutcome(200) // 'done'
 * @example deliveryOutcome(0) // 'retry'
 * @example deliveryOutcome(429) // 'retry'
 * @example deliveryOutcome(400) // 'drop'
 */
export function deliveryOutcome(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return 'done'
  return status === 0 || status === 408 || status === 429 || status >= 500 ? 'retry' : 'drop'
}
