import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import type { CompanyDefaults } from '../inspection/plan.ts'

/** Defaults from the company's settings for what a file does not contain. */
export async function companyDefaults(scope: Scope): Promise<CompanyDefaults> {
  const { timeZone, currency } = await getSettings(scope)
  return { zone: timeZone, currency, now: scope.now.getTime() }
}
