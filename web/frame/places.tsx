import { ChartLine, FileUp, Goal, Repeat, Settings, Sun, Users } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

export interface Place {
  href: string
  label: string
  icon: LucideIcon
  /** Pressed one after the other. */
  keys: string
  /** At the foot of the rail. */
  foot?: boolean
}

/** The pages of the rail, in order. */
export const places: readonly Place[] = [
  { href: '/today', label: 'Today', icon: Sun, keys: 'g t' },
  { href: '/insights', label: 'Insights', icon: ChartLine, keys: 'g i' },
  { href: '/customers', label: 'Customers', icon: Users, keys: 'g c' },
  { href: '/goals', label: 'Goals', icon: Goal, keys: 'g o' },
  { href: '/next-sale', label: 'Next sale', icon: Repeat, keys: 'g n' },
  { href: '/imports', label: 'Imports', icon: FileUp, keys: 'g m' },
  { href: '/settings', label: 'Settings', icon: Settings, keys: 'g s', foot: true },
]
