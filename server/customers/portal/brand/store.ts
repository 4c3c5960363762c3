import { sql } from 'kysely'
import type { Db } from '../../../platform/database/pool.ts'
import type { Brand } from '../schema.ts'

/** The logo as it is stored and served. */
export type Logo = { bytes: Buffer; type: string }

export async function selectBrand(db: Db): Promise<Brand> {
  const { rows } = await sql<Brand>`
    select colour, greeting, '/portal/logo?' || left(md5(logo), 8) as "logoUrl" from portal_brand
  `.execute(db)
  return rows[0]!
}

/** Keeps what is undefined; `logo: null` removes the logo. */
export async function updateBrand(
  db: Db,
  change: { colour?: string | undefined; greeting?: string | undefined; logo?: Logo | null | undefined },
): Promise<void> {
  const { colour = null, greeting = null, logo } = change
  await sql`
    update portal_brand set colour = coalesce(${colour}, colour), greeting = coalesce(${greeting}, greeting),
      logo = case when ${logo === undefined} then logo else ${logo?.bytes ?? null}::bytea end,
      logo_type = case when ${logo === undefined} then logo_type else ${logo?.type ?? null} end
  `.execute(db)
}

export async function selectLogo(db: Db): Promise<Logo | null> {
  const { rows } = await sql<Logo>`
    select logo as bytes, logo_type as type from portal_brand where logo is not null
  `.execute(db)
  return rows[0] ?? null
}
