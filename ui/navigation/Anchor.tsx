import { createContext, use } from 'react'
import type { ComponentProps, MouseEvent } from 'react'

/** The navigation function of the application. Without it, links load their page. */
export const Navigation = createContext<((href: string) => void) | null>(null)

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** A link. Internal links navigate without a reload; a middle click still opens a tab. */
export function Anchor({ href, onClick, children, ...native }: ComponentProps<'a'> & { href: string }) {
  const navigate = use(Navigation)
  const inside = href.startsWith('/') && !href.startsWith('/api/') && native.download === undefined
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    if (!navigate || !inside || event.defaultPrevented || !isPlainClick(event)) return
    event.preventDefault()
    navigate(href)
  }
  return (
    <a {...native} href={href} onClick={follow}>
      {children}
    </a>
  )
}
