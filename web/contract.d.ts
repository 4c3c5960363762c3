declare module 'virtual:contract' {
  import type { Routes } from '../ui/request/api-client.ts'

  export const contract: Routes
}
