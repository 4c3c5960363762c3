import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Navigation } from '../ui/navigation/Anchor.tsx'
import { ShortcutProvider } from '../ui/keyboard/Shortcuts.tsx'
import { queryClient } from './client/queryClient.ts'
import { router } from './router.tsx'
import './main.css'

const go = (href: string) => router.history.push(href)

createRoot(document.querySelector('#rondo')!).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <Navigation value={go}>
          <ShortcutProvider>
            <RouterProvider router={router} />
          </ShortcutProvider>
        </Navigation>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
)
