import { sql } from 'kysely'
import type { Db } from '../../../platform/database/pool.ts'
import { Refusal } from '../../../platform/errors/refusal.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import { readPicture } from './picture.ts'

export type Brand = {
  /** #rrggbb */
  colour: string
  /** Where the picture is, with what changes when it does; null: none. */
  logoUrl: string | null
  greeting: string
}

/** Leave a thing out to keep it; `logo: null` takes the picture away. */
export type BrandChange = {
  colour?: string | undefined
  greeting?: string | undefined
  logo?: string | null | undefined
}

const MAX_BYTES = 300 * 1024
const MAX_PIXELS = 2000

/** How the customer's pages look. */
export async function getBrand({ db }: { db: Db }): Promise<Brand> {
  const { rows } = await sql<Brand>`
    select colour, greeting, '/portal/logo?' || left(md5(logo), 8) as "logoUrl" from portal_look
  `.execute(db)
  return rows[0]!
}

/**
 * Changes the look. The picture is judged by its bytes, whatever it is called.
 *
 * @param change.logo a PNG, JPEG or WebP in base64, up to 300 kB and 2000 pixels a side
 * @throws Refusal 400 that says what is wrong with the picture
 */
export async function changeBrand(scope: Scope, { colour, greeting, logo }: BrandChange): Promise<Brand> {
  const picture = logo ? parsePicture(Buffer.from(logo, 'base64')) : null
  await sql`
    update portal_look set colour = coalesce(${colour?.toLowerCase() ?? null}, colour), greeting = coalesce(${greeting ?? null}, greeting),
      logo = case when ${logo === undefined} then logo else ${picture?.bytes ?? null}::bytea end,
      logo_type = case when ${logo === undefined} then logo_type else ${picture?.type ?? null} end
  `.execute(scope.db)
  return getBrand(scope)
}

export async function getLogo({ db }: Scope): Promise<{ bytes: Buffer; type: string } | null> {
  const { rows } = await sql<{ bytes: Buffer; type: string }>`
    select logo as bytes, logo_type as type from portal_look where logo is not null
  `.execute(db)
  return rows[0] ?? null
}

function parsePicture(bytes: Buffer): { bytes: Buffer; type: string } {
  if (bytes.length > MAX_BYTES)
    throw new Refusal(
      400,
      'picture_large',
      `The picture has ${Math.ceil(bytes.length / 1024)} kB; up to 300 are fine.`,
    )
  const picture = readPicture(bytes)
  if (!picture)
    throw new Refusal(
      400,
      'picture_kind',
      'This is no PNG, JPEG or WebP picture. Save it as one of these; SVG is not taken.',
    )
  const { width, height, type } = picture
  if (width > MAX_PIXELS || height > MAX_PIXELS || width < 1 || height < 1)
    throw new Refusal(
      400,
      'picture_sides',
      `The picture is ${width} by ${height} pixels; a side has 1 to ${MAX_PIXELS}.`,
    )
  return { bytes, type }
}
