import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COLUMN_PATTERNS as READINGS } from '../readings/fields.ts'
import { COLUMN_PATTERNS as SUBSCRIPTIONS } from '../subscriptions/fields.ts'
import { isChangeColumn } from '../subscriptions/table.ts'
import { guessByName } from './by-name.ts'

const fieldsOf = (patterns: Record<string, RegExp>, header: string) =>
  guessByName(patterns, header.split(',')).map(({ field, column }) => `${field}=${column}`)

test('the columns of readings are recognised by their names in six languages', () => {
  for (const header of [
    'cust_id,metric,date,value',
    'Kundennummer,Kennzahl,Datum,Wert',
    'N° client,Indicateur,Date,Valeur',
    'ID cliente,Indicador,Fecha,Valor',
    'Klantnr,Maatstaf,Datum,Waarde',
    'Codice cliente,Indicatore,Data,Valore',
    'user_id,KPI,Timestamp,Reading',
  ])
    assert.deepEqual(fieldsOf(READINGS, header), ['customer=0', 'metric=1', 'date=2', 'value=3'], header)
})

test('the columns of subscriptions, and what they say, are recognised in six languages', () => {
  for (const header of [
    'cust,change,date,monthly',
    'Kunden-Nr.,Änderung,Datum,Monatlich',
    'Code client,Changement,Date,Mensuel',
    'Cliente,Cambio,Fecha,Mensual',
    'Klant,Wijziging,Datum,Maandelijks',
    'Cliente,Modifica,Data,Mensile',
    'buyer_id,event_type,effective date,MRR',
  ])
    assert.deepEqual(
      fieldsOf(SUBSCRIPTIONS, header),
      ['customer=0', 'change=1', 'date=2', 'monthly=3'],
      header,
    )
  for (const word of ['gekündigt', 'résilié', 'cancelado', 'opgezegd', 'disdetta', 'Verlängert', 'nouveau'])
    assert.ok(isChangeColumn([word]), word)
  assert.ok(!isChangeColumn(['paid', 'open']))
})
