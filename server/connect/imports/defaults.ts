import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import type { CompanyDefaults } from '../orders/plan.ts'

/** What a file does not say and the company's settings do. */
export async function companyDefaults(scope: Scope): Promise<CompanyDefaults> {
  const { timeZone, currency } = await getSettings(scope)
  return { zone: timeZone, currency, now: scope.now.getTime() }
}
