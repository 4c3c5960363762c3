import { useQuery } from '@tanstack/react-query'
import { accentOf } from '../../../portal/brand/accent.ts'
import { settingsQuery } from '../queries.ts'

/** A small preview of the portal in the light theme. */
export function BrandPreview(props: { colour: string; greeting: string; logoUrl: string | null }) {
  const { colour, greeting, logoUrl } = props
  const { data: settings } = useQuery(settingsQuery)
  // As in the portal, an unreadable colour is darkened.
  const { accent, onAccent } = accentOf(colour, 'light')
  const name = settings?.companyName || 'Your company'
  return (
    <figure className="m-0 min-w-0">
      <figcaption className="mb-2 text-small font-medium text-soft">What your customers see</figcaption>
      <div
        aria-hidden
        className="max-w-md rounded-corner border bg-raised p-5 text-ink shadow-float [color-scheme:light]"
        style={{ borderTop: `4px solid ${colour}` }}
      >
        <div className="flex min-h-10 items-center gap-3">
          {logoUrl && <img src={logoUrl} alt="" className="max-h-10 max-w-40" />}
          <span className="text-read font-semibold">{name}</span>
        </div>
        {greeting && <p className="mt-3 text-read whitespace-pre-line">{greeting}</p>}
        <p className="mt-4 text-title font-semibold">Your goals</p>
        <p className="mt-2 text-read">More people open what we send</p>
        <p className="text-soft">Two thirds of the way, a week ahead of pace.</p>
        <div className="mt-3 h-2 overflow-hidden rounded-full bg-sunk outline outline-hairline">
          <div className="h-full w-2/3" style={{ background: accent }} />
        </div>
        <div
          className="mt-4 inline-flex min-h-11 items-center rounded-corner px-4 font-medium"
          style={{ background: accent, color: onAccent }}
        >
          Report a number
        </div>
      </div>
    </figure>
  )
}
