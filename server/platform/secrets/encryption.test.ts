import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encrypt, decrypt } from './encryption.ts'

test('law: any text is decrypted with its key, and with no other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (text, key, other) => {
      const sealed = encrypt(text, key)
      assert.equal(decrypt(sealed, key), text)
      if (other !== key) assert.throws(() => decrypt(sealed, other))
    }),
  )
})
