import { isUtf8 } from 'node:buffer'
import chardet from 'chardet'
import type { z } from 'zod'
import { type Encoding, encodingOf } from './encoding.ts'
import { plausibility } from './plausible-text.ts'
import type { encodingReadingSchema } from './schema.ts'

/** An encoding in which a file may be, and how a part of it reads then. */
export type EncodingReading = z.infer<typeof encodingReadingSchema>

/** What a file is in; where several are about as likely, how each of them would read, the likeliest first. */
export type DetectedEncoding = { encoding: Encoding; readings: EncodingReading[] }

/** Encodings of one byte per letter that the exports of Europe use. */
const SINGLE: Encoding[] = [
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'koi8-r',
  'macintosh',
]
/** How sure the detector must be of an encoding of several bytes per letter, in percent. */
const SURE_OF_SEVERAL = 50
/** What is worth less than the best by no more than this is asked about. */
const CLOSE = 0.3
/** Most exports that are not UTF-8 come from Western Windows. */
const USUAL_BONUS = 0.15
const MOST_READINGS = 4
const MOST_SEGMENTS = 300
const SAMPLE_CHARACTERS = 40

/**
 * Which encoding a text is in, from its first bytes (a megabyte is plenty): its byte-order mark, UTF-16 by its zeros, UTF-8
 * where that is valid; else what its letters make likely, by the detector chardet and by how words look.
 *
 * @example detectEncoding(Buffer.from('Café', 'utf8')) // { encoding: 'utf-8', readings: [] }
 */
export function detectEncoding(head: Buffer): DetectedEncoding {
  const certain = certainEncoding(head)
  if (certain) return { encoding: certain, readings: [] }
  const segments = segmentsOf(head)
  const bytes = Buffer.concat(segments.flatMap((segment) => [segment, LINE_END]))
  const candidates = candidatesFor(bytes).sort((one, other) => other.score - one.score)
  const [best] = candidates
  if (!best) return { encoding: 'windows-1252', readings: [] }
  const close = candidates.filter(({ score }) => score >= best.score - CLOSE)
  const texts = new Map(close.toReversed().map((one) => [one.text, one]))
  const rivals = close.filter((one) => texts.get(one.text) === one).slice(0, MOST_READINGS)
  const readings =
    rivals.length > 1 ? rivals.map(({ name }) => ({ name, sample: sampleOf(segments, name, rivals) })) : []
  return { encoding: best.name, readings }
}

const LINE_END = Buffer.from('\n')

function certainEncoding(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = zeroShares(head)
  if (zeros.odd > WIDE && zeros.even < NARROW) return 'utf-16le'
  if (zeros.even > WIDE && zeros.odd < NARROW) return 'utf-16be'
  return isUtf8(head.subarray(0, wholeCharacters(head))) ? 'utf-8' : null
}

type Candidate = { name: Encoding; text: string; score: number }

function candidatesFor(bytes: Buffer): Candidate[] {
  const confidence = new Map<Encoding, number>()
  for (const match of chardet.analyse(bytes)) {
    const name = encodingOf(match.name)
    if (name) confidence.set(name, Math.max(match.confidence, confidence.get(name) ?? 0))
  }
  const several = [...confidence].filter(([name, sure]) => !SINGLE.includes(name) && sure >= SURE_OF_SEVERAL)
  return [...new Set([...SINGLE, ...several.map(([name]) => name)])].map((name) => {
    const text = new TextDecoder(name).decode(bytes)
    const bonus = name === 'windows-1252' ? USUAL_BONUS : name === 'macintosh' ? -USUAL_BONUS : 0
    return { name, text, score: plausibility(text) + (confidence.get(name) ?? 0) / 200 + bonus }
  })
}

/** The parts of cells that are not plain ASCII: only these tell encodings apart. */
function segmentsOf(head: Buffer): Buffer[] {
  const segments: Buffer[] = []
  let start = 0
  let hasOther = false
  for (let at = 0; at <= head.length && segments.length < MOST_SEGMENTS; at++) {
    const byte = head[at] ?? 10
    if (byte >= 0x80) hasOther = true
    if (!ENDS.has(byte)) continue
    if (hasOther) segments.push(head.subarray(start, at))
    start = at + 1
    hasOther = false
  }
  return segments
}

/** The codes of , ; tab | " and of line ends. */
const ENDS = new Set([44, 59, 9, 124, 34, 10, 13])

/** The first cell that reads differently. */
function sampleOf(segments: readonly Buffer[], name: Encoding, rivals: readonly Candidate[]): string {
  const readings = (segment: Buffer) =>
    new Set(rivals.map((one) => new TextDecoder(one.name).decode(segment)))
  const telling = segments.find((segment) => readings(segment).size === rivals.length) ?? segments[0]!
  return new TextDecoder(name).decode(telling).trim().slice(0, SAMPLE_CHARACTERS)
}

/** In UTF-16, every other byte of Latin text is zero. */
const [WIDE, NARROW] = [0.5, 0.05]

/** The shares of zeros among the bytes at even and at odd places of the beginning. */
function zeroShares(head: Buffer): { even: number; odd: number } {
  const pairs = Math.min(head.length >> 1, 2000)
  const count = { even: 0, odd: 0 }
  for (let at = 0; at < pairs; at++) {
    if (head[2 * at] === 0) count.even += 1
    if (head[2 * at + 1] === 0) count.odd += 1
  }
  return { even: count.even / Math.max(1, pairs), odd: count.odd / Math.max(1, pairs) }
}

/** How many bytes are whole characters; a chunk may end in the middle of one. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return bytes.length - back
    if (byte < 0x80) break
  }
  return bytes.length
}
