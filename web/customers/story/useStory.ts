import { use, useMemo } from 'react'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import { useFormatter } from '../../insights/useFormatter.ts'
import { ContactNames } from '../../signals/useSignalText.ts'
import { storyKinds } from '../../timeline/kinds.ts'
import type { Moment } from '../../timeline/queries.ts'
import { buildStoryChart } from './chart.ts'
import type { StoryModel } from './chart.ts'

/** The story chart of a customer in the locale of this person; see `buildStoryChart`. */
export function useStory(
  moments: readonly Moment[],
  firstDay: string | null,
  isWhole: boolean,
  now: Date,
): StoryModel | null {
  const locale = use(LocaleContext)
  const currency = useCurrency()
  const format = useFormatter(currency)
  const contactName = use(ContactNames)
  return useMemo(
    () =>
      buildStoryChart(moments, storyKinds, firstDay, isWhole, now.getTime(), {
        locale,
        currency,
        format,
        contactName,
      }),
    [moments, firstDay, isWhole, now, locale, currency, format, contactName],
  )
}
