/** What a column of a file of changes of subscriptions can mean, in the order in which people look for it. */
export const FIELD_LABELS = {
  customer: 'Customer: their number or id',
  email: 'Customer: e-mail address',
  name: 'Customer: name',
  change: 'What happened: started, upgraded, cancelled …',
  date: 'The day of it',
  monthly: 'What it brings a month from then on',
  currency: 'Currency',
  subscription: 'Number of the subscription',
  product: 'Product',
  term: 'Months it runs',
  renews: 'The day on which it renews',
  reason: 'Reason of an end',
  id: 'Number of the change',
}

export type Field = keyof typeof FIELD_LABELS

/** What such columns are called. */
export const COLUMN_PATTERNS: Record<Field, RegExp> = {
  id: /^(id|event[ _-]?id|change[ _-]?id)$/i,
  customer:
    /^(customer|client|account|company|kunde|firma|(customer|client|account|kunden?)[ _-]?(id|nr|nummer))$/i,
  email: /^(e-?mail|(customer|client|account)[ _-]?e-?mail)$/i,
  name: /^(name|(customer|client|account|kunden?)[ _-]?name)$/i,
  subscription: /^(subscription|contract|licen[cs]e|abo|vertrag)([ _-]?(id|name|nr))?$/i,
  change: /^(change|event|kind|type|what|status|änderung|art)$/i,
  date: /^(date|day|on|at|since|datum|tag)$/i,
  monthly: /^(monthly|mrr|a month|per month|price|amount|monatlich|betrag)$/i,
  currency: /^(currency|währung)$/i,
  product: /^(product|plan|item|produkt|tarif)$/i,
  term: /^(term|months|term[ _-]?months|laufzeit)$/i,
  renews: /^(renews|renewal|renews[ _-]?on|renewal[ _-]?date|verlängerung)$/i,
  reason: /^(reason|why|grund)$/i,
}
