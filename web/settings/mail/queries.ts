import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { rondo } from '../../client/rondo.ts'

export type MailState = Awaited<ReturnType<typeof rondo.mail.list>>['emails'][number]['state']
export type Email = Awaited<ReturnType<typeof rondo.mail.list>>['emails'][number]
export type EmailWithText = Awaited<ReturnType<typeof rondo.mail.read>>

export const MAIL = ['mail'] as const

const SENDING_MS = 5000

/** Emails, newest first; fetched again while some are on their way. */
export const mailQuery = (state: MailState | undefined) =>
  infiniteQueryOptions({
    queryKey: [...MAIL, 'list', state],
    queryFn: ({ signal, pageParam }) =>
      rondo.mail.list(
        { ...(state ? { state } : {}), ...(pageParam === null ? {} : { before: pageParam }) },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.emails.some((email) => isPending(email.state))) && SENDING_MS,
  })

const isPending = (state: MailState) => state === 'waiting' || state === 'sending'

/** One email with its text. */
export const emailQuery = (id: number) =>
  queryOptions({
    queryKey: [...MAIL, id],
    queryFn: ({ signal }) => rondo.mail.read({ id }, { signal }),
  })

export type Monthly = Awaited<ReturnType<typeof rondo.goals.emailSettings>>

/** Whether customers get the monthly progress email, and how many would get it now. */
export const monthlyQuery = queryOptions({
  queryKey: [...MAIL, 'monthly'],
  queryFn: ({ signal }) => rondo.goals.emailSettings(undefined, { signal }),
})

/** The monthly email as one of its recipients would get it. */
export const exampleQuery = queryOptions({
  queryKey: [...MAIL, 'monthly', 'example'],
  queryFn: ({ signal }) => rondo.goals.emailExample(undefined, { signal }),
})
