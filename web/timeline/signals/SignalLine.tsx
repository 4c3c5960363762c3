import { Flag, FlagOff, Wrench } from 'lucide-react'
import { use } from 'react'
import type { SignalMoment } from '../../../server/signals/moment-store.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { formatCount } from '../../../values/count.ts'
import { DAY_MS } from '../../../values/days.ts'
import { KIND_NAMES } from '../../signals/labels.ts'
import { useSignalText } from '../../signals/useSignalText.ts'
import { Line } from '../Line.tsx'
import type { MomentProps } from '../moment.ts'

/** A signal that opened, was addressed, or ended. */
export function SignalLine({ moment: { day, detail: signal }, isSameDay }: MomentProps<SignalMoment>) {
  const { sentence } = useSignalText()
  const locale = use(LocaleContext)
  const name = <span className="font-medium">{KIND_NAMES[signal.kind]}</span>
  const line = { day, isSameDay }
  if (signal.what === 'opened') {
    return (
      <Line {...line} icon={Flag} sort="Signal:">
        {name}. {sentence(signal)}
      </Line>
    )
  }
  if (signal.what === 'addressed') {
    return (
      <Line {...line} icon={Wrench} sort="Resolved:">
        {signal.addressedBy ?? 'Somebody'} resolved it: {name}
        {signal.codeLabel && <> · {signal.codeLabel}</>}
        {signal.comment && <span className="block whitespace-pre-line text-soft">{signal.comment}</span>}
      </Line>
    )
  }
  const days = Math.round(Date.parse(day) / DAY_MS) - signal.since
  return (
    <Line {...line} icon={FlagOff} sort="Over:">
      Over: {name}
      {days > 0 && `, after ${formatCount(days, 'day', (number) => formatNumber(number, locale))}`}
    </Line>
  )
}
