/** How the shares are counted. */
export const HOW_COUNTED =
  'n counts silences of that length: a customer can have several, and the intervals allow for it. Silences are followed for half of the period the data covers, and shown if they could be observed for as long again.'
