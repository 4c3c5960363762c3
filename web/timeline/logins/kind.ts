import type { LoginsMoment } from '../../../server/usage/moment-store.ts'
import type { MomentKind } from '../moment.ts'
import { LoginsLine } from './LoginsLine.tsx'
import { loginsStory } from './story.ts'

export const loginsKind: MomentKind<LoginsMoment> = {
  label: 'Log-ins',
  empty: 'No log-ins yet. They appear once your product reports them.',
  Line: LoginsLine,
  story: loginsStory,
  isGrouped: true,
}
