import type { Db } from '../../../platform/database/pool.ts'
import { Refusal } from '../../../platform/errors/refusal.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import type { Brand } from '../schema.ts'
import { readPicture } from './picture.ts'
import { selectBrand, selectLogo, updateBrand, type Logo } from './store.ts'

/** What is left out stays as it is; `logo: null` removes the logo. */
export type BrandChange = {
  colour?: string | undefined
  greeting?: string | undefined
  logo?: string | null | undefined
}

const MAX_BYTES = 300 * 1024
const MAX_PIXELS = 2000

/** The colour, logo and greeting of the customer portal. */
export async function getBrand({ db }: { db: Db }): Promise<Brand> {
  return selectBrand(db)
}

/**
 * Changes the brand. The type of the logo is read from its bytes, not from its name.
 *
 * @param change.logo a PNG, JPEG or WebP in base64, up to 300 kB and 2000 pixels a side
 * @throws Refusal 400 that says what is wrong with the logo
 */
export async function changeBrand(scope: Scope, { colour, greeting, logo }: BrandChange): Promise<Brand> {
  await updateBrand(scope.db, {
    colour: colour?.toLowerCase(),
    greeting,
    logo: logo ? parsePicture(Buffer.from(logo, 'base64')) : logo === undefined ? undefined : null,
  })
  return getBrand(scope)
}

export async function getLogo({ db }: Scope): Promise<Logo | null> {
  return selectLogo(db)
}

function parsePicture(bytes: Buffer): Logo {
  if (bytes.length > MAX_BYTES)
    throw new Refusal(
      400,
      'picture_large',
      `The picture is ${Math.ceil(bytes.length / 1024)} kB; the limit is 300 kB.`,
    )
  const picture = readPicture(bytes)
  if (!picture)
    throw new Refusal(
      400,
      'picture_kind',
      'This is not a PNG, JPEG or WebP picture. Save it as one of these; SVG is not accepted.',
    )
  const { width, height, type } = picture
  if (width > MAX_PIXELS || height > MAX_PIXELS || width < 1 || height < 1)
    throw new Refusal(
      400,
      'picture_sides',
      `The picture is ${width} by ${height} pixels; each side may have 1 to ${MAX_PIXELS}.`,
    )
  return { bytes, type }
}
