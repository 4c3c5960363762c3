import type { Regular } from '../platform/regular.ts'
import { countNextProducts } from './next-products.ts'

/** Asked every minute, so that it follows soon after an import; it is counted once a day. */
export const regular: Regular[] = [{ name: 'next products', everySeconds: 60, run: countNextProducts }]
