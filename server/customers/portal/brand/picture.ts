export type Picture = { type: 'image/png' | 'image/jpeg' | 'image/webp'; width: number; height: number }

/**
 * What a picture is, and its sides in pixels, read from its first bytes alone; null for everything else.
 *
 * @example readPicture(Buffer.from('<svg/>')) // null
 */
export function readPicture(bytes: Buffer): Picture | null {
  try {
    return png(bytes) ?? webp(bytes) ?? jpeg(bytes)
  } catch (error) {
    // It ends before its header does.
    if (error instanceof RangeError) return null
    throw error
  }
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

function png(bytes: Buffer): Picture | null {
  if (!bytes.subarray(0, 8).equals(PNG) || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

function webp(bytes: Buffer): Picture | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  const sides = webpSides(bytes, bytes.toString('latin1', 12, 16))
  return sides && { type: 'image/webp', ...sides }
}

/** Lossy, lossless and extended WebP each write their sides in another way. */
function webpSides(bytes: Buffer, kind: string): { width: number; height: number } | null {
  if (kind === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return kind === 'VP8X' ? { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 } : null
}

/** Skips from marker to marker until the frame header with width and height. */
function jpeg(bytes: Buffer): Picture | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame)
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
  }
  return null
}
