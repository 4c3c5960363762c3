import { team, teamChange } from '../http/procedures.ts'
import { settingsChange, settingsOutput } from './schema.ts'
import { changeSettings, getSettings } from './settings.ts'

export const settingsRoutes = {
  settings: team
    .route({ method: 'GET', path: '/settings' })
    .output(settingsOutput)
    .handler(({ context }) => getSettings(context.scope)),

  changeSettings: teamChange
    .route({ method: 'PATCH', path: '/settings' })
    .input(settingsChange)
    .output(settingsOutput)
    .handler(({ input, context }) => changeSettings(context.scope, input)),
}
