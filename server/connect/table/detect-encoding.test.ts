import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectEncoding } from './detect-encoding.ts'
import type { Encoding } from './encoding.ts'

/** A text in an encoding of one byte per letter. */
function encoded(text: string, encoding: Encoding): Buffer {
  const decoder = new TextDecoder(encoding)
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(new Uint8Array([code])), code]),
  )
  return Buffer.from(
    [...text].map((letter) => codes.get(letter) ?? assert.fail(`${encoding} has no ${letter}`)),
  )
}

const TEXTS: [Encoding, string][] = [
  ['windows-1252', 'Kunde;Ort\nMüller;Köln\nGrün;Düsseldorf\nJäger & Söhne;Löß €\n'],
  ['windows-1252', 'client;ville\nZoé;Besançon\nBenoît;Orléans\nHélène;Nîmes\n'],
  ['windows-1250', 'klient;miasto\nPaweł;Łódź\nŻółć;Kraków\nGęś;Gdańsk\n'],
  ['windows-1250', 'zákazník;město\nŘehoř;Plzeň\nŽižka;Děčín\nŠťastný;Třebíč\n'],
  ['windows-1251', 'Клиент;Город\nИванов;Москва\nПетров;Самара\n'],
  ['windows-1253', 'πελάτης;πόλη\nΓιώργος;Αθήνα\n'],
  ['koi8-r', 'Клиент;Город\nИванов;Москва\nПетров;Самара\n'],
]

test('the text of a file is kept in the encodings of Western, Central and Eastern Europe', () => {
  for (const [encoding, text] of TEXTS) {
    const bytes = encoded(text, encoding)
    const { encoding: detected } = detectEncoding(bytes)
    assert.equal(new TextDecoder(detected).decode(bytes), text, `${encoding} as ${detected}`)
  }
})

test('“Łódź” of windows-1250 is never kept as “£ódŸ”, alone or among plain rows', () => {
  for (const rows of ['', 'c1;2026-01-31;12,50\n'.repeat(2000)]) {
    const bytes = Buffer.concat([
      Buffer.from(`klient;data;kwota\n${rows}`),
      encoded('Łódź;2026-01-31;1\n', 'windows-1250'),
    ])
    assert.match(new TextDecoder(detectEncoding(bytes).encoding).decode(bytes), /Łódź/)
  }
})

test('where letters fit several encodings, each is given with how it would read', () => {
  const { encoding, readings } = detectEncoding(encoded('cliente;ciudad\nPeña;Logroño\n', 'windows-1252'))
  assert.equal(encoding, 'windows-1252')
  assert.deepEqual(readings[0], { name: 'windows-1252', sample: 'Peña' })
  assert.ok(
    readings.some(({ sample }) => sample === 'Peńa'),
    JSON.stringify(readings),
  )
})

test('there is nothing to ask where every likely encoding gives the same text', () => {
  assert.deepEqual(detectEncoding(encoded('Kunde\nMüller\n', 'windows-1252')).readings, [])
  assert.deepEqual(detectEncoding(Buffer.from('Kunde\nŁódź\n')), { encoding: 'utf-8', readings: [] })
  assert.deepEqual(detectEncoding(Buffer.from('Kunde\n')), { encoding: 'utf-8', readings: [] })
})
