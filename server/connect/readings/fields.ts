/** What a column of a file of readings can mean. */
export const FIELD_LABELS = {
  customer: 'Customer: e-mail address, number or name',
  metric: 'Metric: its name or key',
  date: 'When: the day, maybe with the time',
  value: 'Value',
  id: 'Number of the reading',
}

export type Field = keyof typeof FIELD_LABELS

/** What such columns are called. */
export const COLUMN_PATTERNS: Record<Field, RegExp> = {
  customer:
    /^(customer|client|account|company|e-?mail|kunde|firma|(customer|client|account|kunden?)[ _-]?(id|name|e-?mail|nr|nummer))$/i,
  metric: /^(metric|measure|kpi|kennzahl|metrik)$/i,
  date: /^(date|day|at|time|timestamp|month|datum|tag|zeit)$/i,
  value: /^(value|reading|number|wert|zahl)$/i,
  id: /^(id|reading[ _-]?id|unique[ _-]?id)$/i,
}
