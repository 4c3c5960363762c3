import { getSettings } from '../../platform/settings.ts'
import type { Scope } from '../../platform/scope.ts'

/** The day it is for the company, as 'YYYY-MM-DD'. */
export async function companyDay(scope: Pick<Scope, 'db' | 'now'>): Promise<string> {
  const { timeZone } = await getSettings(scope)
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(scope.now)
}
