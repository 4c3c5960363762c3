import { asks } from './asks/module.ts'
import { computedMetrics } from './computed-metrics/module.ts'
import { connect } from './connect/module.ts'
import { customers } from './customers/module.ts'
import { goals } from './goals/module.ts'
import { insights } from './insights/module.ts'
import type { Module } from './platform/modules/define-module.ts'
import { platform } from './platform/module.ts'
import { plays } from './plays/module.ts'
import { sales } from './sales/module.ts'
import { signals } from './signals/module.ts'
import { timeline } from './timeline/module.ts'
import { usage } from './usage/module.ts'

/** All modules, in order: each may use only those before it. */
export const modules: readonly Module[] = [
  platform,
  customers,
  sales,
  usage,
  goals,
  computedMetrics,
  asks,
  insights,
  signals,
  plays,
  connect,
  timeline,
]

export const jobs = modules.flatMap((module) => module.jobs ?? [])
export const schedule = modules.flatMap((module) => module.schedule ?? [])
export const eventHandlers = modules.map((module) => module.on ?? {})
