import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testDatabase, testScope } from '../../../../test/database.ts'
import { changeBrand, getLogo, getBrand } from './brand.ts'
import { readPicture } from './picture.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const LOSSY = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'
const LOSSLESS = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='

const bytesOf = (base64: string) => Buffer.from(base64, 'base64')

/** The beginning of a PNG of this size. */
function png(width: number, height: number): Buffer {
  const bytes = bytesOf(PNG)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** The beginning of a JPEG of this size, with a comment before the frame. */
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc2001108000000000301220002110103', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([Buffer.from('ffd8fffe0006', 'hex'), Buffer.from('hey!'), frame])
}

test('the format of an image is read from its bytes, and its size from its header', () => {
  assert.deepEqual(readPicture(bytesOf(PNG)), { type: 'image/png', width: 1, height: 1 })
  assert.deepEqual(readPicture(bytesOf(LOSSY)), { type: 'image/webp', width: 1, height: 1 })
  assert.deepEqual(readPicture(bytesOf(LOSSLESS)), { type: 'image/webp', width: 1, height: 1 })
  assert.deepEqual(readPicture(png(640, 480)), { type: 'image/png', width: 640, height: 480 })
  assert.deepEqual(readPicture(jpeg(1200, 630)), { type: 'image/jpeg', width: 1200, height: 630 })
})

test('any bytes are an image of known size or no image', () => {
  const heads = [bytesOf(PNG), bytesOf(LOSSY), bytesOf(LOSSLESS), jpeg(3, 4), Buffer.from('ffd8ff', 'hex')]
  fc.assert(
    fc.property(
      fc.constantFrom(...heads),
      fc.nat(60),
      fc.uint8Array({ maxLength: 80 }),
      (head, keep, rest) => {
        const picture = readPicture(Buffer.concat([head.subarray(0, keep), rest]))
        assert.ok(picture === null || (Number.isInteger(picture.width) && Number.isInteger(picture.height)))
      },
    ),
    { numRuns: 2000 },
  )
})

test('the brand accepts a colour and a small image, and nothing that could contain a script', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  assert.deepEqual(await getBrand(scope), { colour: '#0f5c5c', logoUrl: null, greeting: '' })
  const changed = await changeBrand(scope, { colour: '#AA3311', logo: PNG })
  assert.equal(changed.colour, '#aa3311')
  assert.match(changed.logoUrl!, /^\/portal\/logo\?[0-9a-f]{8}$/)
  assert.deepEqual(await getLogo(scope), { bytes: bytesOf(PNG), type: 'image/png' })
  await changeBrand(scope, { greeting: 'Welcome back.' })
  assert.deepEqual(await getBrand(scope), { ...changed, greeting: 'Welcome back.' })
  const refused: [Buffer, RegExp][] = [
    [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /not a PNG, JPEG or WebP/,
    ],
    [Buffer.from('GIF89a'), /not a PNG/],
    [png(2001, 10), /2001 by 10 pixels/],
    [png(0, 10), /0 by 10 pixels/],
    [jpeg(10, 65_000), /10 by 65000 pixels/],
    [Buffer.concat([png(10, 10), Buffer.alloc(300 * 1024)]), /301 kB; the limit is 300/],
  ]
  for (const [bytes, expected] of refused)
    await assert.rejects(changeBrand(scope, { logo: bytes.toString('base64') }), expected)
  assert.equal((await getLogo(scope))!.type, 'image/png')
  assert.equal((await changeBrand(scope, { logo: null })).logoUrl, null)
  assert.equal(await getLogo(scope), null)
})
