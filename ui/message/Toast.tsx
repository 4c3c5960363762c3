import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

export interface ToastMessage {
  /** What happened, as a sentence. */
  title: string
  description?: string
  /** Undoes it. The toast then stays for ten seconds. */
  undo?: () => void
}

/** Confirms an action. For errors use a Callout at the cause, because a toast disappears. */
export function useToast(): (message: ToastMessage) => void {
  const manager = Base.useToastManager()
  return ({ title, description, undo }) => {
    const id: string = manager.add({
      title,
      description,
      timeout: undo ? 10_000 : 5000,
      ...(undo
        ? {
            actionProps: {
              children: 'Undo',
              onClick() {
                undo()
                manager.close(id)
              },
            },
          }
        : {}),
    })
  }
}

function List() {
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className="float-sheet transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-3 py-2 ps-4 pe-2">
        <div className="min-w-0 flex-1 py-1">
          <Base.Title className="font-medium" />
          <Base.Description className="text-small text-soft" />
        </div>
        <Base.Action className="min-h-8 rounded-corner px-2.5 font-medium text-accent hover:bg-accent-soft pointer-coarse:min-h-11" />
        <Base.Close
          aria-label="Dismiss"
          className="rounded-corner p-2 text-soft hover:bg-sunk hover:text-ink"
        >
          <X size={16} aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ))
}

/** Wraps the application once. F6 moves the focus to the messages. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-4 bottom-20 z-50 flex flex-col gap-2 sm:start-auto sm:end-6 sm:bottom-6 sm:w-96 print:hidden">
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}
