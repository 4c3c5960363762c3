import { OTHER_LOCKS } from '../../platform/database/locks-store.ts'
import { sql, type RawBuilder } from 'kysely'
import type { CustomerSet } from '../../customers/customer-set-store.ts'
import type { Db } from '../../platform/database/pool.ts'

/** Folding rewrites every tally, which takes up to a second; this often, most rows are folded at any time. */
const REFRESHES_PER_FOLD = 1000

type Tally = {
  table: string
  key: string[]
  sums: string[]
  /** What customers contribute: those whom the given join leaves, or all. */
  contributions: (some: RawBuilder<unknown>) => RawBuilder<unknown>
}

/**
 * Counts and sums over all customers, so that the cost of a report depends on the size of its result and not of the
 * history. Each refresh appends rows: first what the customers no longer contribute, then what they contribute now.
 * Writers only append, so they never wait for each other. Readers sum up, and from time to time the rows are folded.
 */
export const tallies: Tally[] = [
  {
    table: 'tally_gap',
    key: ['nth', 'gap_days'],
    sums: ['customers'],
    contributions: (some) =>
      sql`select nth, gap_days, count(*) as customers from purchase ${some} group by 1, 2`,
  },
  {
    table: 'tally_last',
    key: ['purchases', 'last_day'],
    sums: ['customers'],
    contributions: (some) => sql`
      select purchases, last_day, count(*) as customers from purchase_standing ${some} where purchases > 0 group by 1, 2`,
  },
  {
    table: 'tally_reached',
    key: ['nth', 'day'],
    sums: ['customers'],
    // First purchases are in tally_buyer; the ladder has no more than a hundred steps.
    contributions: (some) => sql`
      select nth, day, count(*) as customers from purchase ${some} where nth between 2 and 100 group by 1, 2`,
  },
  {
    table: 'tally_cell',
    key: ['cohort', 'cohort_month', 'first_channel', 'first_country'],
    sums: ['purchases', 'customers', 'priced', 'first_priced', 'revenue', 'first_revenue'],
    contributions: (some) => sql`
      select cohort, cohort_month, first_channel, first_country, count(*) as purchases,
             count(*) filter (where first_in_month) as customers, count(amount) as priced,
             count(amount) filter (where nth = 1) as first_priced, coalesce(sum(amount), 0) as revenue,
             coalesce(sum(amount) filter (where nth = 1), 0) as first_revenue
      from purchase join purchase_standing using (customer_id) ${some} group by 1, 2, 3, 4`,
  },
  {
    table: 'tally_buyer',
    key: ['first_day', 'first_channel', 'first_country'],
    sums: [
      'customers',
      'back_in_year',
      'purchases',
      'unpriced',
      'unrated',
      'total',
      'part',
      'whole',
      'part_squared',
      'whole_squared',
      'product',
    ],
    contributions: (some) => sql`
      select first_day, first_channel, first_country, count(*) as customers,
             count(*) filter (where second_day - first_day <= 365) as back_in_year, sum(purchases) as purchases,
             sum(unpriced) as unpriced, sum(unrated) as unrated, sum(total) as total,
             sum(first_30_days) as part, sum(first_365_days) as whole,
             sum(first_30_days::numeric * first_30_days) as part_squared,
             sum(first_365_days::numeric * first_365_days) as whole_squared,
             sum(first_30_days::numeric * first_365_days) as product
      from purchase_standing ${some} where purchases > 0 group by 1, 2, 3`,
  },
  {
    table: 'tally_new',
    key: ['first_day', 'is_first', 'age_days'],
    sums: ['purchases'],
    // By day of age over everybody; by first day only as early (from 0) and late (from 90) in the first year.
    contributions: (some) => sql`
      select counted.first_day, is_first, counted.age_days, sum(purchases) as purchases
      from (
        select day - age_days as first_day, nth = 1 as is_first, age_days, count(*) as purchases
        from purchase ${some} where new_products > 0 group by 1, 2, 3
      ) exact
      cross join lateral (
        values (null::date, age_days), (exact.first_day, case when age_days < 90 then 0 when age_days < 365 then 90 end)
      ) counted(first_day, age_days)
      where counted.age_days is not null
      group by counted.first_day, is_first, counted.age_days`,
  },
]

/** Adds what these customers contribute, or subtracts it. */
export async function addTallies(db: Db, sign: 1 | -1, customers: CustomerSet): Promise<void> {
  const onlyThese = sql`join ${customers.rows} changed using (customer_id)`
  const steps = tallies.map(({ table, key, sums, contributions: of }) => {
    const signed = sums.map((sum) => sql`${sql.lit(sign)} * ${sql.ref(sum)}`)
    return sql`${sql.table(`added_to_${table}`)} as (
      insert into ${sql.table(table)} (${columns([...key, ...sums])})
      select ${columns(key)}, ${sql.join(signed)} from (${of(onlyThese)}) contribution
    )`
  })
  await sql`with ${sql.join(steps)} select`.execute(db)
}

/** Sums up the rows of each key into one, every so many calls or if `now`; of several processes only one does it. */
export async function foldPeriodically(db: Db, now = false): Promise<void> {
  const { rows } = await sql<{ folds: boolean }>`
    select case when nextval('tally_turn') % ${sql.lit(REFRESHES_PER_FOLD)} = 0 or ${now}
           then pg_try_advisory_xact_lock(${OTHER_LOCKS.tallyFolding}) else false end as folds
  `.execute(db)
  if (rows[0]!.folds) await fold(db)
}

async function fold(db: Db): Promise<void> {
  for (const { table, key, sums } of tallies) {
    await sql`
      with removed as (delete from ${sql.table(table)} returning *)
      insert into ${sql.table(table)} (${columns([...key, ...sums])})
      select ${columns(key)}, ${totals(sums)} from removed group by ${columns(key)} having ${sql.join(
        sums.map((sum) => sql`sum(${sql.ref(sum)}) <> 0`),
        sql` or `,
      )}
    `.execute(db)
  }
}

/** Computes all tallies again from the standings. */
export async function rebuildTallies(db: Db): Promise<void> {
  for (const { table, key, sums, contributions: of } of tallies) {
    await sql`delete from ${sql.table(table)}`.execute(db)
    await sql`
      insert into ${sql.table(table)} (${columns([...key, ...sums])})
      select ${columns([...key, ...sums])} from (${of(sql``)}) contribution
    `.execute(db)
  }
}

const columns = (names: string[]) => sql.join(names.map((name) => sql.ref(name)))
const totals = (names: string[]) => sql.join(names.map((name) => sql`sum(${sql.ref(name)})`))

/** Tallies that differ from the standings, with the stored and the correct row. */
export async function tallyDifferences(
  db: Db,
): Promise<{ what: string; stored: unknown; fromFacts: unknown }[]> {
  const differences = []
  for (const { table, key, sums, contributions: of } of tallies) {
    const isSomething = sql.join(
      sums.map((sum) => sql`sum(${sql.ref(sum)}) <> 0`),
      sql` or `,
    )
    const { rows } = await sql<{ stored: unknown; should: unknown }>`
      with stored as (
        select row_to_json(s)::jsonb as row from (
          select ${columns(key)}, ${sql.join(sums.map((sum) => sql`trim_scale(sum(${sql.ref(sum)})) as ${sql.ref(sum)}`))}
          from ${sql.table(table)} group by ${columns(key)} having ${isSomething}) s
      ),
      should as (select row_to_json(s)::jsonb as row from (
        select ${columns(key)}, ${sql.join(sums.map((sum) => sql`trim_scale(sum(${sql.ref(sum)})) as ${sql.ref(sum)}`))}
        from (${of(sql``)}) contribution group by ${columns(key)} having ${isSomething}) s
      )
      select stored.row as stored, should.row as should from stored full join should using (row)
      where stored.row is null or should.row is null limit 20
    `.execute(db)
    for (const { stored, should } of rows) differences.push({ what: table, stored, fromFacts: should })
  }
  return differences
}
