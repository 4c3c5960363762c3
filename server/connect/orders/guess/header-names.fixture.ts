/** For tests: what columns of orders are called in real exports, by field and language. Collected by hand, not from the rules. */
export const HEADER_NAMES = {
  customer: {
    en: 'cust | cust_id | CustNo | Customer | customer_id | CustomerID | Customer Number | Customer No. | client | client id | ClientCode | buyer | buyer_id | Buyer ID | user | user_id | UserId | member_id | Member No | account_id | Account Number | shopper_id | purchaser | donor_id | contact id | customer key | customer_ref | customer_unique_id | subscriber_id | visitorid | customers | consumer_id | customer code | client_hash | household_key',
    de: 'Kunde | Kunden-ID | Kundennummer | Kundennr | Kunden-Nr. | Kd.-Nr. | KdNr | Käufer | Käufernummer | KaeuferID | Besteller | Debitor | Debitorennummer | Mitgliedsnummer | Benutzer-ID | Nutzer | Auftraggeber | Kundenkennung | ID Kunde',
    fr: 'Client | N° client | Numéro client | Numéro de client | Code client | Réf. client | id_client | ID du client | Acheteur | Identifiant client | Utilisateur | Adhérent | Référence client',
    es: 'Cliente | ID cliente | Código cliente | Código de cliente | Nº cliente | Número de cliente | Comprador | id_usuario | Usuario | Socio | Cod. cliente | ID del comprador',
    nl: 'Klant | Klantnummer | Klantnr | Klant-ID | klant_id | Koper | Debiteur | Debiteurnummer | Klantcode | Lidnummer | Gebruiker',
    it: 'Cliente | Codice cliente | Cod. cliente | ID cliente | Numero cliente | N. cliente | Acquirente | Utente | id_utente',
  },
  email: {
    en: 'Email | E-mail | email_address | Customer Email | Buyer E-Mail',
    de: 'E-Mail | E-Mail-Adresse | Kunden-E-Mail',
    fr: 'Courriel | E-mail du client | Adresse e-mail',
    es: 'Correo electrónico | Correo | Email cliente',
    nl: 'E-mailadres | Email klant',
    it: 'E-mail cliente | Posta elettronica',
  },
  date: {
    en: 'date | Order Date | order_date | InvoiceDate | purchase_date | purchased_on | created_at | Created | timestamp | Transaction Date | sold_at | order_purchase_timestamp | Day | ts | Date of purchase | datetime | event_time | Paid at | sale_date | Order Date Time | unix_time',
    de: 'Datum | Bestelldatum | Rechnungsdatum | Kaufdatum | Belegdatum | Auftragsdatum | Buchungsdatum | Buchungstag | Zeitpunkt | Verkaufsdatum | Zeitstempel',
    fr: "Date | Date de commande | Date commande | Date d'achat | Date de la commande | Date facture | Horodatage | Date de vente",
    es: 'Fecha | Fecha de pedido | Fecha pedido | Fecha de compra | Fecha factura | Fecha y hora | Fecha del pedido',
    nl: 'Datum | Besteldatum | Factuurdatum | Orderdatum | Aankoopdatum | Tijdstip',
    it: "Data | Data ordine | Data dell'ordine | Data acquisto | Data fattura | Data di acquisto",
  },
  order: {
    en: 'Order ID | order_id | OrderNumber | Order No. | invoice_no | InvoiceNo | Invoice | transaction_id | Receipt No | Order # | order | sale_id | Ticket | basket_id',
    de: 'Bestellnummer | Bestell-Nr. | Auftragsnummer | Rechnungsnummer | Rechnungsnr | Belegnummer | Beleg-Nr. | Bestellung | Rechnung | Auftrag | Bonnummer',
    fr: 'N° commande | Numéro de commande | Commande | N° facture | Réf. commande | Numéro de facture | id_commande',
    es: 'Pedido | Nº pedido | Número de pedido | ID pedido | Nº factura | Número de factura | Factura',
    nl: 'Bestelnummer | Ordernummer | Factuurnummer | Factuurnr | Bestelling',
    it: 'Ordine | Numero ordine | N. ordine | ID ordine | Numero fattura | Scontrino',
  },
  amount: {
    en: 'Amount | Total | order_total | Sales | Revenue | Total Amount | Amount Paid | TotalPrice | amt | Net amount | purchase_amount | Gross | Total paid | Order value | Purchase Amount (USD) | Total Price | grand_total | sales_amount',
    de: 'Betrag | Summe | Umsatz | Gesamtbetrag | Rechnungsbetrag | Nettobetrag | Betrag in EUR | Gesamtpreis | Bestellwert | Endbetrag | Brutto | Betrag (€) | Gesamtsumme',
    fr: "Montant | Montant TTC | Montant total | Total TTC | Prix total | Chiffre d'affaires | Total commande | Montant payé",
    es: 'Importe | Importe total | Total | Monto | Total pedido | Precio total | Valor | Total pagado',
    nl: 'Bedrag | Totaal | Totaalbedrag | Omzet | Totaalprijs | Factuurbedrag',
    it: 'Importo | Totale | Totale ordine | Importo totale | Prezzo totale | Fatturato',
  },
  quantity: {
    en: 'Quantity | Qty | Units | quantity_purchased | Order Quantity | number_of_items | Units sold',
    de: 'Menge | Anzahl | Stückzahl | Stück | Artikelanzahl | Bestellmenge',
    fr: 'Quantité | Qté | Quantité commandée',
    es: 'Cantidad | Unidades | Cant.',
    nl: 'Aantal | Hoeveelheid | Aantal stuks',
    it: 'Quantità | Q.tà | Pezzi',
  },
} as const satisfies Record<string, Record<string, string>>

export type NamedField = keyof typeof HEADER_NAMES

/** The names of a field in all languages. */
export const headerNames = (field: NamedField): string[] =>
  Object.values(HEADER_NAMES[field]).flatMap((names) => names.split(' | '))
