import { groupOf } from '../../../server/signals/kinds.ts'
import type { SignalMoment } from '../../../server/signals/moment-store.ts'
import { signalSentence } from '../../../server/signals/sentence.ts'
import { noon } from '../../../ui/date/days.ts'
import { DAY_MS } from '../../../values/days.ts'
import { KIND_NAMES } from '../../signals/labels.ts'
import type { StoryPart } from '../moment.ts'
import { wrapText } from '../wrapText.ts'

const TONES = { help: 'attention', ask: 'accent', thank: 'good' } as const

/** A signal is one stretch, although it has up to three moments: it is drawn when it opened. */
export const signalsStory: StoryPart<SignalMoment> = {
  legend:
    'Coloured bars are signals, from the day they start to the day they end; faint ones are resolved or over.',
  draw({ detail: signal }, { format, contactName }) {
    if (signal.what !== 'opened') return null
    const { kind, since, endedOn, isAddressed, evidence } = signal
    return {
      span: {
        from: since * DAY_MS,
        to: endedOn === null ? null : noon(endedOn),
        label: KIND_NAMES[kind],
        tone: TONES[groupOf(kind)],
        isMuted: isAddressed || endedOn !== null,
        tooltip: wrapText(signalSentence(evidence, format, contactName)),
      },
    }
  },
  columns: [{ head: 'Signals', count: ({ detail }) => (detail.what === 'opened' ? 1 : 0) }],
}
