import { createContext, use } from 'react'
import type { ComponentProps, MouseEvent } from 'react'

/** How to move within the application. Without it a link is a plain link and loads its page. */
export const Navigation = createContext<((href: string) => void) | null>(null)

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** A link. Inside the application it moves without loading anew; a middle click still opens a tab. */
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
