import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Action } from '../Action.tsx'
import { Failure } from '../Failure.tsx'
import type { Me } from '../me.ts'
import { GoalCard } from './GoalCard.tsx'
import { goalsQuery } from './queries.ts'
import type { Goals as GoalsResponse } from './queries.ts'

function GoalsLoading() {
  return (
    <output aria-label="Loading your goals" className="block border-t py-8">
      <span className="block h-7 w-3/5 rounded-corner bg-sunk" />
      <span className="mt-4 block h-60 rounded-corner bg-sunk" />
    </output>
  )
}

function NoGoals({ company }: { company: string }) {
  const us = company || 'we'
  return (
    <div className="border-t py-8">
      <h2 className="text-title font-semibold">No goals yet</h2>
      <p className="mt-2">
        This is where you and {us} will see what you want to reach, how far you are, and what comes next. Talk
        to your contact{company && ` at ${company}`}to agree on your first goal.
      </p>
    </div>
  )
}

function GoalList({ goals }: { goals: GoalsResponse }) {
  useEffect(() => {
    // The element that the URL hash names is only now on the page.
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  return goals.map((goal) => <GoalCard key={goal.id} goal={goal} />)
}

/** All goals of the customer. */
export function Goals({ me }: { me: Me }) {
  const { data: goals, error, isFetching, refetch } = useQuery(goalsQuery)
  const retry = (
    <Action busy={isFetching} onClick={() => void refetch()}>
      Try again
    </Action>
  )
  return (
    <>
      <h1 tabIndex={-1} className="mt-4 text-page font-semibold tracking-tight">
        Your goals
      </h1>
      <p className="mt-1 mb-6 text-soft">
        {me.look.greeting || [me.customer.name, me.companyName].filter(Boolean).join(' and ')}
      </p>
      {error && (
        <div className="mb-6">
          <Failure
            title={goals ? 'This may be out of date' : 'Your goals could not be loaded'}
            action={retry}
          >
            {error.message}
          </Failure>
        </div>
      )}
      {!goals && !error && <GoalsLoading />}
      {goals?.length === 0 && <NoGoals company={me.companyName} />}
      {goals && goals.length > 0 && <GoalList goals={goals} />}
    </>
  )
}
