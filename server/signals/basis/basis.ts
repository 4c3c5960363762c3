import type { Scope } from '../../platform/scope/scope.ts'
import type { SignalBasis } from './schema.ts'
import { loadBasis } from './store.ts'

/** What Today, Next sale and success rest on, for the whole company. */
export const signalBasis = ({ db }: Scope): Promise<SignalBasis> => loadBasis(db)
