import type { SignalMoment } from '../../../server/signals/moment-store.ts'
import type { MomentKind } from '../moment.ts'
import { SignalLine } from './SignalLine.tsx'
import { signalsStory } from './story.ts'

export const signalsKind: MomentKind<SignalMoment> = {
  label: 'Signals',
  empty: 'No signals yet: nothing unusual.',
  Line: SignalLine,
  story: signalsStory,
}
