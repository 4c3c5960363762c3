import type { Field } from './fields.ts'

/** How certain a name is: the usual name of the field, or one that only contains it. */
type NamePatterns = { exact: RegExp; likely?: RegExp; never?: RegExp }

const WHO =
  'customer|client|buyer|user|member|account|contact|shopper|kunden?|kaufer|kaeufer|acheteur|cliente|comprador|klant|koper'
const SALE =
  'order|invoice|transaction|receipt|sale|purchase|basket|bestell(?:ung)?s?|auftrags?|rechnungs?|commande|facture|pedido|factura|bestelling|bestel|factuur'
const NUMBER = 'id|ids|no|nr|num|number|code|ref|reference|key|name|nummer|numero|kennung'

/**
 * What columns of orders are called in English, German, French, Spanish and Dutch. Names are compared as `plainName`
 * gives them. Fields are listed in the order in which they choose their column.
 */
export const COLUMN_NAMES: Record<Field, NamePatterns> = {
  email: {
    exact: /^(?:(?:\w+ )?e ?mail(?: address| adresse| adres)?|courriel|correo(?: electronico)?)$/,
    likely: /\be ?mail\b|courriel|correo/,
  },
  date: {
    exact: new RegExp(
      `^(?:(?:${SALE}) ?(?:date|datum|day|time|timestamp|placed at)|date|datum|fecha|timestamp|created(?: at| date)?(?: utc)?|(?:purchase|sold) (?:date|on|at)|date (?:de |of )?(?:la )?(?:${SALE})|fecha (?:de |del )?(?:${SALE})|unix time)$`,
    ),
    likely: /\b(?:date|datum|fecha|timestamp|day|tag|jour|dag|when|created|time)\b|datum$|zeitpunkt$|date$/,
    never:
      /ship|due|deliver|birth|updat|modif|cancel|refund|versand|liefer|geburt|livraison|envio|expir|first|last/,
  },
  time: { exact: new RegExp(`^(?:(?:${SALE}) )?(?:time(?: of day)?|uhrzeit|zeit|heure|hora|tijd)$`) },
  customer: {
    exact: new RegExp(
      `^(?:(?:${WHO}) ?(?:id|no|nr|num|number|code|ref|reference|key|nummer|numero)?|(?:id|no|nr|numero|n|code) (?:du |de |del )?(?:${WHO}))$`,
    ),
    likely: new RegExp(`\\b(?:${WHO})\\b.*\\b(?:id|no|nr|number|code|hash)\\b`),
    never: /country|city|segment|type|group/,
  },
  order: {
    exact: new RegExp(
      `^(?:(?:${SALE}) ?(?:${NUMBER})?|(?:id|no|nr|numero|n) (?:du |de |de la |del )?(?:${SALE})|ticket)$`,
    ),
    likely: new RegExp(`\\b(?:${SALE})\\b.*\\b(?:id|no|nr|number)\\b`),
    never: /date|status|total|amount|value|line|item|row/,
  },
  quantity: {
    exact:
      /^(?:(?:order |item |lineitem |product )?(?:quantity|qty|quantities)(?: purchased| ordered| sold)?|units?(?: sold)?|pieces|menge|anzahl|stuck(?:zahl)?|stueck(?:zahl)?|quantite|cantidad|unidades|aantal|hoeveelheid|(?:number|no|nr|count) of \w+)$/,
    likely: /\b(?:quantity|qty|menge|anzahl|quantite|cantidad|aantal)\b/,
  },
  price: {
    exact:
      /^(?:(?:unit|item|each|single|product|lineitem|sale|selling) ?(?:price|cost)|price(?: per unit| each)?|preis|(?:stuck|stueck|einzel)preis|prix(?: unitaire)?|precio(?: unitario)?|prijs|(?:stuk|eenheids)prijs)$/,
    likely: /\bprice\b|preis$|^prix\b|^precio\b|prijs$/,
    never: /total|compare|tax|cost|list|old/,
  },
  amount: {
    exact:
      /^(?:(?:\w+ )?(?:amount|total|revenue|sales?|value|turnover|spend|spent|subtotal)|(?:amount|total|gross|net) (?:paid|price|amount|sales|value|eur|usd|gbp)|betrag|summe|umsatz|gesamt(?:betrag|preis|summe)?|montant(?: total| ttc)?|importe(?: total)?|monto|bedrag|totaal(?:bedrag)?|omzet)$/,
    likely:
      /\b(?:amount|total|revenue|sales|betrag|umsatz|montant|importe|bedrag|omzet|dollars?|euros?)\b|betrag$|summe$/,
    never:
      /tax|vat|mwst|steuer|tva|iva\b|btw|shipping|discount|rabatt|fee|profit|refund|erstatt|items?$|orders?$|quantity/,
  },
  currency: { exact: /^(?:(?:\w+ )?currency(?: code)?|wahrung|waehrung|devise|moneda|divisa|valuta|munt)$/ },
  name: {
    exact: new RegExp(
      `^(?:(?:${WHO}|billing|full|company) ?(?:name|naam)|name|nom(?: (?:du )?client)?|nombre(?: (?:del )?cliente)?|naam|firma|company)$`,
    ),
    never: /product|item|order|sku/,
  },
  channel: {
    exact:
      /^(?:(?:sales? |utm |order |marketing )?(?:channel|source|medium)|(?:vertriebs)?kanal|herkunft|quelle|canal(?: de vente)?|kanaal|bron)$/,
  },
  country: {
    exact:
      /^(?:(?:ship|shipping|billing|customer|buyer|delivery)? ?(?:country|land|pays|pais)(?: code)?|(?:liefer|rechnungs)land)$/,
  },
  product: {
    exact:
      /^(?:sku|asin|ean|gtin|(?:stock|product|item|article|artikel|lineitem|produkt) ?(?:id|code|no|nr|number|nummer|sku|key)|referencia|reference(?: produit)?)$/,
    likely: /\b(?:sku|asin|ean)\b/,
  },
  productName: {
    exact:
      /^(?:(?:product|item|article|artikel|produkt|lineitem) ?(?:name|title|description|bezeichnung|naam)?|description|(?:artikel)?bezeichnung|designation|produit|producto|descripcion|omschrijving)$/,
    likely: /product|article|artikel/,
    never: /category|type|group|price|id$|quantity|cost/,
  },
  refunded: {
    exact:
      /^(?:(?:amount |total )?refund(?:ed|s)?(?: amount| total| value)?|erstattet|erstattung(?:sbetrag)?|rembourse(?:ment)?|reembolso|terugbetaald)$/,
  },
  cancelled: {
    exact:
      /^(?:(?:is |date )?cancell?(?:ed|ation)(?: at| on| date)?|storniert(?: am)?|storno|annule(?: le)?|cancelado|geannuleerd)$/,
  },
}

/**
 * A column's name as words of plain lower-case letters.
 *
 * @example plainName('CustomerID') // 'customer id'
 * @example plainName('Stück-Preis') // 'stuck preis'
 */
export function plainName(column: string): string {
  const words = column.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
}
