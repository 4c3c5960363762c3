import { anyOf, BUYER, DAY, numbered, PERSON, whole } from '../columns/vocabulary.ts'

/** What a column of a file of readings can mean. */
export const FIELD_LABELS = {
  customer: 'Customer: email address, number or name',
  metric: 'Metric: its name or key',
  date: 'Date, with or without time',
  value: 'Value',
  id: 'Number of the reading',
}

export type Field = keyof typeof FIELD_LABELS

const WHO = `${anyOf(BUYER, PERSON)}|company|firma|firmen|societe|empresa|bedrijf|azienda`

/** What such columns are called, as `plainName` gives it. */
export const COLUMN_PATTERNS: Record<Field, RegExp> = {
  customer: whole(
    `${WHO}|${numbered(WHO)}|(?:${WHO}) ?(?:name|naam|e ?mail)|e ?mail(?: ?adress?e?)?|courriel|correo`,
  ),
  metric:
    /^(?:metric|measure|kpi|kennzahl|metrik|messgrosse|indicateur|mesure|indicador|metrica|maatstaf|indicatore)$/,
  date: whole(`${anyOf(DAY)}|at|month|monat|mois|mes|maand|mese`),
  value: /^(?:value|reading|number|wert|zahl|messwert|valeur|valor|waarde|valore)$/,
  id: /^(?:id|reading id|unique id)$/,
}
