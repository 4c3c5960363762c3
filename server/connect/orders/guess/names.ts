import {
  AMOUNT,
  anyOf,
  BUYER,
  DAY,
  NUMBER,
  numbered,
  OF,
  PERSON,
  PRICE,
  PRODUCT,
  QUANTITY,
  SALE,
  whole,
} from '../../columns/vocabulary.ts'
import type { Field } from '../fields.ts'

/** The usual names of a field, the best first; names that only contain one; and what rules a name out. */
export type NamePatterns = { exact: readonly RegExp[]; likely?: RegExp; never?: RegExp }

const BUYERS = anyOf(BUYER)
const PERSONS = anyOf(PERSON)
const NUMBERS = anyOf(NUMBER)
const SALES = anyOf(SALE)
const DAYS = anyOf(DAY)
const AMOUNTS = anyOf(AMOUNT)
const QUANTITIES = anyOf(QUANTITY)
const PRICES = anyOf(PRICE)
const PRODUCTS = anyOf(PRODUCT)
/** Words after an amount that leave it the amount. Each is one word, so that a long name is read in one pass. */
const REFINED = `in|eur|usd|gbp|chf|euro|ttc|ht|net|gross|netto|brutto|paid|paye|pagado|pagato|price|incl|inc|vat|de|la|del|dell|${AMOUNTS}|${SALES}`
const ELSEWHERE =
  'country|land$|pays|pais|city|stadt|\\bort\\b|ville|ciudad|state|zip|postal|plz|region|address|adress|phone|telefon|mail'
const STAFF = 'manager|owner|agent|\\brep\\b|staff|cashier|seller|vendor|service|created by'
const TRAIT =
  'segment|type|typ\\b|tipo|group|gruppe|gender|\\bsex|\\bage\\b|alter$|name|\\bnom\\b|nombre|naam|nome\\b|status|tier|score|rating|review|category|\\bcount|total|lifetime|since|seit|tags?\\b|note|comment|lang'

/** How often an event repeats is no amount, and money that somebody else gets is no revenue. */
const NOT_PAID =
  'tax|\\bvat\\b|mwst|ust\\b|steuer|\\btva\\b|\\biva\\b|btw|shipping|versand|livraison|discount|rabatt|remise|descuento|korting|sconto|fee|gebuhr|profit|margin|cost of|refund|erstatt|items?$|orders?$|quantity|lifetime|average|\\bavg|mean|balance|saldo|limit|points|budget|income|salary'

/**
 * What columns of orders are called in English, German, French, Spanish, Dutch and Italian. Names are compared as
 * `plainName` gives them. Fields are listed in the order in which they choose their column.
 */
export const COLUMN_NAMES: Record<Field, NamePatterns> = {
  email: {
    exact: [
      /^(?:(?:\w+ )?e ?mail(?: ?(?:address|adresse?|adres|id|du client|cliente|client|klant))?|courriel|correo(?: electronico)?|(?:posta elettronica|indirizzo e ?mail|adresse e ?mail))$/,
    ],
    likely: /\be ?mail\b|courriel|correo/,
    never: /mailing|marketing|accepts|opt|consent|status/,
  },
  date: {
    exact: [
      whole(
        `(?:${SALES}) ?(?:${DAYS})(?: (?:${DAYS}))?|(?:${DAYS})${OF} ?(?:${SALES})(?: utc)?|(?:${DAYS}) (?:and |et |und |y |e )?(?:${DAYS})|(?:created|ordered|purchased|sold|bought|placed|paid|invoiced|billed)(?: (?:at|on|date|time|timestamp))?(?: utc)?|(?:${SALES}) (?:placed|created|made|paid|date) ?(?:at|on|utc)?|(?:bestellt|gekauft|verkauft|bezahlt) am|(?:achete|vendu|paye) le|besteld op|unix ?(?:time|timestamp)|epoch`,
      ),
      whole(DAYS),
    ],
    likely: new RegExp(`\\b(?:${DAYS})\\b|datum$|zeitpunkt$|date$|created`),
    never:
      /ship|due|deliver|birth|updat|modif|cancel|refund|versand|liefer|geburt|naissance|nacimiento|nascita|livraison|envio|expir|first|last|letzt|erst|dernier|ultim|join|regist|sign ?up|opt ?in|enroll|anmeld|inscri|alta\b|customer|since|renew|echeance|fallig|faellig|vencimiento|scadenza|valid|entered|bis\b|of week|zone|gmtoff|weekday|hire/,
  },
  time: { exact: [whole(`(?:(?:${SALES}) ?)?(?:time(?: of day)?|uhrzeit|zeit|heure|hora|tijd|ora)`)] },
  customer: {
    exact: [whole(numbered(BUYERS)), whole(BUYERS), whole(`${numbered(PERSONS)}|uid|cid`), whole(PERSONS)],
    likely: new RegExp(
      `\\b(?:${BUYERS})\\b|\\b(?:${PERSONS})\\b.*\\b(?:${NUMBERS})\\b|(?:bill|sold) to|loyalty (?:card|id)|card (?:id|no|number)`,
    ),
    never: new RegExp(`${ELSEWHERE}|${STAFF}|${TRAIT}|date|order|invoice|currency|amount|agent|password`),
  },
  order: {
    exact: [
      whole(`${numbered(SALES)}|(?:${SALES}) name|${numbered('document|basket|cart|session order')}`),
      /^(?:order|invoice|transaction|receipt|ticket|bestellung|auftrag|rechnung|beleg|bon|commande|facture|pedido|factura|bestelling|factuur|ordine|fattura|scontrino)$/,
    ],
    likely: new RegExp(`\\b(?:${SALES})\\b.*\\b(?:${NUMBERS})\\b`),
    never:
      /date|datum|fecha|status|total|amount|value|line|item|row|^(?:number|num|no|count) of |orders$|pedidos$|commandes$|ordini$|customer|client|user|product|channel|type|method|address/,
  },
  quantity: {
    exact: [
      whole(
        `(?:(?:${PRODUCTS}|order|bestell|total) ?)?(?:${QUANTITIES}|q ta)(?: (?:purchased|ordered|sold|totale?|commandee|stuks))?|(?:number|no|nr|count|nombre|numero|aantal|anzahl) (?:of |de |di |d |der )?\\w+`,
      ),
    ],
    likely: new RegExp(`\\b(?:${QUANTITIES})\\b`),
    never:
      /orders|purchases|visits|customers|kids|children|days|months|employees|price|preis|prix|precio|prijs|prezzo|cost|available|stock|^(?:n|no|nr|num|numero|number|nombre) .*(?:pedido|commande|facture|client|ordine|fattura|bestell|rechnung)/,
  },
  price: {
    exact: [
      whole(
        `(?:(?:unit|item|each|single|${PRODUCTS}|sale|selling|stuck|stueck|einzel|stuk|eenheids) ?)?(?:${PRICES}|unit cost)(?: (?:per unit|per item|each|unitaire|unitario|unit|ht|ttc|eur|usd|gbp|netto|brutto|pro stuck|je stuck))?`,
      ),
    ],
    likely: new RegExp(`\\b(?:${PRICES})\\b|preis$|prijs$`),
    never: /total|gesamt|totaal|compare|tax|cost|list|old|full|retail|avg|average|range/,
  },
  amount: {
    exact: [
      whole(
        `(?:\\w+ )?(?:${AMOUNTS})(?: (?:${REFINED}))*|(?:gross|net|netto|brutto)(?: (?:paid|total|sales|amount|value))?|(?:prix|precio|prezzo|price) (?:total|totale|paid)|total ?(?:price|cost|charge)|totaal ?prijs|(?:chiffre d affaires)|(?:spesa|spend)`,
      ),
    ],
    likely: new RegExp(`\\b(?:${AMOUNTS})\\b|betrag$|summe$|bedrag$`),
    never: new RegExp(NOT_PAID),
  },
  currency: {
    exact: [/^(?:(?:\w+ )?currency(?: code)?|wahrung|waehrung|devise|moneda|divisa|valuta|munt)$/],
  },
  name: {
    exact: [
      whole(
        `(?:${BUYERS}|${PERSONS}|billing|full|company|firmen|bedrijfs) ?(?:full )?(?:name|naam)|(?:nom|nombre|nome)(?: (?:du |del |de |complet|completo|y apellidos|et prenom|e cognome)+)?(?: ?(?:${BUYERS}))?|(?:${BUYERS}) (?:nom|nombre|nome)|raison sociale|razon social|ragione sociale|name|naam|firma|kundenname|company|societe|empresa|bedrijf|azienda|unternehmen|username`,
      ),
      whole(BUYERS),
    ],
    never: /product|item|order|sku/,
  },
  channel: {
    exact: [
      /^(?:(?:sales? |utm |order |marketing )?(?:channel|source|medium)|(?:vertriebs)?kanal|herkunft|quelle|canal(?: de (?:vente|venta))?|canale(?: di vendita)?|kanaal|bron)$/,
    ],
  },
  country: {
    exact: [
      /^(?:(?:ship|shipping|billing|customer|buyer|delivery)? ?(?:country|land|pays|pais|paese)(?: (?:code|region))?|(?:liefer|rechnungs)land)$/,
    ],
  },
  product: {
    exact: [whole(`sku|asin|ean|gtin|referencia|reference(?: produit)?|stock ?code|${numbered(PRODUCTS)}`)],
    likely: /\b(?:sku|asin|ean)\b/,
  },
  productName: {
    exact: [
      whole(
        `(?:${PRODUCTS}) ?(?:name|title|description|bezeichnung|naam|titel)?|(?:nom|nombre|nome)${OF} (?:${PRODUCTS})|description|(?:artikel|produkt)?bezeichnung|designation|libelle|descripcion|descrizione|omschrijving|beschreibung`,
      ),
    ],
    likely: /product|article|artikel/,
    never: /category|type|group|price|id$|quantity|cost|num|count|gruppe|kategorie/,
  },
  refunded: {
    exact: [
      /^(?:(?:amount |total )?refund(?:ed|s)?(?: amount| total| value)?|erstattet|erstattung(?:sbetrag)?|(?:montant )?rembourse(?:ment)?|(?:importe )?reembols(?:o|ado)|terugbetaald|rimborso|rimborsato)$/,
    ],
  },
  cancelled: {
    exact: [
      /^(?:(?:is |date )?cancell?(?:ed|ation)(?: at| on| date)?|storniert(?: am)?|storno|annule(?:e)?(?: le)?|cancelado|anulado|geannuleerd|annullato)$/,
    ],
  },
}
