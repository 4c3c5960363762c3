import { ACCESS, type Who } from './access.ts'

type Rule = { method: string; pattern: RegExp; who: Who }

const RULES: Rule[] = Object.entries(ACCESS).map(([route, who]) => {
  const [method = '', path = ''] = route.split(' ')
  const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')
  return { method, pattern: new RegExp(`^${pattern}$`), who }
})

/** @returns who may take the route, or null when there is no such route */
export function whoMay(method: string, path: string): Who | null {
  return RULES.find((rule) => rule.method === method && rule.pattern.test(path))?.who ?? null
}
