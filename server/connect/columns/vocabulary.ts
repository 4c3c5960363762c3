/** The languages in which columns are recognised. */
type Language = 'en' | 'de' | 'fr' | 'es' | 'nl' | 'it'

/** Words as `plainName` writes them, by language. An ending in brackets may be absent: `kunde(n)`. */
export type Words = Readonly<Record<Language, string>>

/** Who buys, beyond doubt. */
export const BUYER: Words = {
  en: 'cust customer(s) client(s) buyer shopper purchaser consumer donor patron',
  de: 'kd kunde(n) kunden kaufer(s) kaeufer(s) besteller(s) debitor(en) auftraggeber abnehmer spender',
  fr: 'client(e) acheteur acheteuse consommateur donateur',
  es: 'cliente(s) comprador consumidor donante',
  nl: 'klant(en) koper(s) afnemer debiteur(en) donateur',
  it: 'cliente clienti acquirente compratore consumatore donatore',
}

/** Who may be a buyer, or somebody else: the person who typed the order in, for example. */
export const PERSON: Words = {
  en: 'user member account acct contact subscriber person party payer debtor visitor household guest profile panelist',
  de: 'nutzer benutzer mitglied(s) konto abonnent(en) person(en) haushalt(s) gast',
  fr: 'utilisateur membre adherent abonne compte personne foyer',
  es: 'usuario socio miembro abonado cuenta persona hogar',
  nl: 'gebruiker(s) lid relatie persoon abonnee',
  it: 'utente socio membro abbonato persona',
}

/** What numbers a thing. */
export const NUMBER: Words = {
  en: 'id ids no nr num nbr number code ref reference key hash uuid guid identifier',
  de: 'nummer nr id kennung kennzeichen schlussel schluessel',
  fr: 'numero n no code ref reference identifiant matricule',
  es: 'numero n no num codigo cod referencia identificador',
  nl: 'nummer nr code kenmerk',
  it: 'numero n codice cod riferimento identificativo matricola',
}

/** What a sale is called, or the paper about it. */
export const SALE: Words = {
  en: 'order(s) invoice(s) transaction(s) trans txn receipt sale(s) purchase(s) basket booking ticket bill checkout',
  de: 'bestell bestellung(s) bestellungen auftrag(s) auftrags rechnung(s) rechnungs beleg(s) kauf(s) transaktion(s) bon buchung(s) vorgang(s)',
  fr: 'commande(s) facture(s) achat(s) vente(s) transaction ticket recu',
  es: 'pedido(s) factura(s) compra(s) venta(s) transaccion recibo ticket',
  nl: 'bestelling bestel order factuur aankoop verkoop transactie bon',
  it: 'ordine ordini fattura acquisto vendita transazione scontrino ricevuta',
}

export const DAY: Words = {
  en: 'date day time datetime timestamp ts dt when',
  de: 'datum tag zeitpunkt zeitstempel zeit',
  fr: 'date jour horodatage heure',
  es: 'fecha dia hora',
  nl: 'datum dag tijdstip tijdstempel',
  it: 'data giorno ora',
}

/** Money that a row came to. */
export const AMOUNT: Words = {
  en: 'amount amt total revenue sales sale value turnover spend spent subtotal paid dollars euros gmv proceeds',
  de: 'betrag summe umsatz gesamt gesamtbetrag gesamtpreis gesamtsumme endbetrag zahlbetrag rechnungsbetrag bestellwert warenwert auftragswert umsatzbetrag nettobetrag bruttobetrag nettoumsatz erlos erloes',
  fr: 'montant somme total valeur recette encaissement',
  es: 'importe monto total valor ingresos',
  nl: 'bedrag totaal totaalbedrag omzet orderbedrag factuurbedrag bestelbedrag waarde',
  it: 'importo totale valore ricavo fatturato somma',
}

export const QUANTITY: Words = {
  en: 'quantity quantities qty units unit(s) pieces pcs',
  de: 'menge anzahl stuck stueck stuckzahl stueckzahl',
  fr: 'quantite qte nombre',
  es: 'cantidad cant unidades',
  nl: 'aantal hoeveelheid stuks',
  it: 'quantita qta pezzi',
}

export const PRICE: Words = {
  en: 'price',
  de: 'preis stuckpreis stueckpreis einzelpreis',
  fr: 'prix',
  es: 'precio',
  nl: 'prijs stukprijs eenheidsprijs',
  it: 'prezzo',
}

export const PRODUCT: Words = {
  en: 'product item article sku lineitem',
  de: 'artikel produkt ware(n)',
  fr: 'produit article',
  es: 'producto articulo',
  nl: 'product artikel',
  it: 'prodotto articolo',
}

/** The words of several lists in all languages as alternatives of a regular expression, the longest first. */
export function anyOf(...lists: readonly Words[]): string {
  const words = lists.flatMap((list) => Object.values(list).flatMap((text) => text.split(' ')))
  const forms = words.flatMap((word) => [word.replace(/\(.*\)/, ''), word.replace(/[()]/g, '')])
  return [...new Set(forms)].sort((one, other) => other.length - one.length).join('|')
}

export const OF = '(?: ?(?:de la|de l|dell|della|del|des|du|de|di|d|van de|van|von|der|of|l))?'

export const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`)

/** "customer id", "Kundennummer", "id du client", of these things. */
export function numbered(things: string): string {
  const numbers = anyOf(NUMBER)
  return `(?:${things}) ?(?:${numbers})(?: (?:${numbers}))?|(?:${numbers})${OF} ?(?:${things})`
}

/**
 * A column's name as words of plain lower-case letters.
 *
 * @example plainName('CustomerID') // 'customer id'
 * @example plainName('Stück-Preis') // 'stuck preis'
 * @example plainName('N° commande') // 'n commande'
 */
export function plainName(column: string): string {
  const words = column
    .slice(0, 200)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
}
