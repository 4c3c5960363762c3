import { anyOf, BUYER, numbered, PERSON, PRODUCT, whole } from '../columns/vocabulary.ts'

/** What a column of a file of changes of subscriptions can mean, in the order in which people look for it. */
export const FIELD_LABELS = {
  customer: 'Customer: their number or id',
  email: 'Customer: email address',
  name: 'Customer: name',
  change: 'What happened: started, upgraded, cancelled …',
  date: 'Date of the change',
  monthly: 'Monthly amount from then on',
  currency: 'Currency',
  subscription: 'Number of the subscription',
  product: 'Product',
  term: 'Term in months',
  renews: 'Renewal date',
  reason: 'Reason for the cancellation',
  id: 'Number of the change',
}

export type Field = keyof typeof FIELD_LABELS

const WHO = `${anyOf(BUYER, PERSON)}|company|firma|societe|empresa|bedrijf|azienda`
const CONTRACT =
  'subscription|contract|licen[cs]e|abo|abonnement|vertrags?|contrat|suscripcion|contrato|contract|abbonamento|contratto'

/** What such columns are called, as `plainName` gives it. */
export const COLUMN_PATTERNS: Record<Field, RegExp> = {
  id: /^(?:id|event id|change id)$/,
  customer: whole(`${numbered(WHO)}|${WHO}`),
  email: whole(`(?:(?:${WHO}) )?e ?mail(?: ?adress?e?)?|courriel|correo(?: electronico)?`),
  name: whole(
    `name|nom|nombre|naam|nome|(?:${WHO}) ?(?:name|naam)|nom (?:du )?client|nombre (?:del )?cliente`,
  ),
  subscription: whole(`(?:${CONTRACT})(?: name)?|${numbered(CONTRACT)}`),
  change:
    /^(?:change|event|event type|kind|type|what|status|anderung|aenderung|art|ereignis|changement|evenement|cambio|evento|wijziging|gebeurtenis|modifica|stato)$/,
  date: /^(?:date|day|on|at|since|datum|tag|fecha|data|dag|jour|dia|giorno|(?:effective|change|event|start) date|wirksam (?:ab|am))$/,
  monthly:
    /^(?:monthly(?: (?:price|amount|fee))?|mrr|a month|per month|price|amount|monatlich|monatsbeitrag|betrag|mensuel|montant|mensual|importe|maandelijks|bedrag|mensile|importo)$/,
  currency: /^(?:currency|wahrung|waehrung|devise|moneda|divisa|valuta)$/,
  product: whole(`${anyOf(PRODUCT)}|plan|tarif|formule|tarifa|piano|pakket`),
  term: /^(?:term|months|term months|laufzeit|duree|duracion|looptijd|durata)$/,
  renews:
    /^(?:renews|renewal|renews on|renewal date|verlangerung|verlaengerung|renouvellement|renovacion|verlenging|rinnovo)$/,
  reason: /^(?:reason|why|grund|raison|motif|motivo|razon|reden)$/,
}
