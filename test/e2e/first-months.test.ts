import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { runRondo } from '../processes.ts'
import { assertAccessible } from './accessible.ts'
import { skip } from './browser.ts'
import { openTeamAndCustomer } from './team-and-customer.ts'

let app: Awaited<ReturnType<typeof openTeamAndCustomer>>
before(async () => {
  if (!skip) app = await openTeamAndCustomer()
})
after(async () => {
  if (!skip) await app.close()
})

const HEADER = 'order,customer,date,product,quantity,price'

/** Orders of a company that is old already: in January many customers who go on ordering, later few new ones a month. */
function oldCompany(): string {
  const day = (month: number, date: number) =>
    `2024-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const lines: string[] = []
  const order = (customer: string, on: string) => lines.push(`o${lines.length},${customer},${on},tea,1,10.00`)
  for (let month = 0; month < 12; month++) {
    const [count, every] = month === 0 ? [150, 2] : [40, 4]
    for (let at = 0; at < count; at++) {
      order(`m${month}c${at}`, day(month, 1 + (at % 28)))
      for (let later = month + 1; later < 12; later++)
        if ((at + later) % every === 0) order(`m${month}c${at}`, day(later, 1 + ((at * 7) % 28)))
    }
  }
  return [HEADER, ...lines].join('\n')
}

const WITH_RETURNS = `${HEADER}
r1,cleo,2024-12-01,tea,2,10.00
r1,cleo,2024-12-01,tea,2,10.00
r2,cleo,2024-12-20,tea,-1,10.00
`

test('with one customer Insights says what it needs, and shows no empty charts', { skip }, async () => {
  const { page } = app.team
  await page.goto(`${app.url}/insights`)
  await page.getByRole('heading', { name: 'One customer so far' }).waitFor()
  assert.equal(await page.getByRole('region', { name: 'The ladder' }).count(), 0)
  await assertAccessible(page, 'Insights with one customer')
})

test('a dry run names returns and repeated rows, and counts them as chosen', { skip }, async () => {
  const { page } = app.team
  await page.goto(`${app.url}/imports/new`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(WITH_RETURNS) })
  await page.getByRole('button', { name: 'Check without saving' }).click()
  await page.getByText('1 row of known customers gives something back worth').waitFor()
  await page.getByRole('button', { name: 'Count them as refunds' }).click()
  await page.getByText('It counts as a refund of the customers’ earlier orders').waitFor()
  await page.getByRole('button', { name: 'Drop them' }).click()
  await page.getByText('It is dropped.').waitFor()
  await assertAccessible(page, 'A dry run with returns')
})

test(
  'orders that begin in the middle are recognised, and one button leaves the old customers out',
  { skip },
  async () => {
    const { page } = app.team
    const file = path.join(app.data, 'old-company.csv')
    await writeFile(file, oldCompany())
    const run = await runRondo(['import', file], { RONDO_DATA: app.data })
    assert.equal(run.code, 0, run.output)
    await page.goto(`${app.url}/insights`)
    await page.getByText('Some of these customers probably bought before').waitFor()
    await page.getByRole('button', { name: 'Leave them out' }).click()
    await page.getByText(/^150 of 591 customers are left out/).waitFor()
    await page
      .getByText(/^Of 441 customers/)
      .filter({ visible: true })
      .first()
      .waitFor()
    await page.goto(`${app.url}/settings?tab=purchases`)
    await page.getByText(/^150 of 591 customers are left out/).waitFor()
  },
)
