/** How the shares are counted. */
export const HOW_COUNTED =
  'n counts silences that lasted so long: a customer may have several, and the intervals allow for it. Silences are followed for half of the time that the data covers, and shown if they could be watched for as long again.'
