import { ACCESS, type Caller } from './access.ts'

type AccessRule = { method: string; pattern: RegExp; caller: Caller }

const ACCESS_RULES: AccessRule[] = Object.entries(ACCESS).map(([route, caller]) => {
  const [method = '', path = ''] = route.split(' ')
  const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')
  return { method, pattern: new RegExp(`^${pattern}$`), caller }
})

/** @returns who may call the route, or null when there is no such route */
export function allowedCaller(method: string, path: string): Caller | null {
  return ACCESS_RULES.find((rule) => rule.method === method && rule.pattern.test(path))?.caller ?? null
}
