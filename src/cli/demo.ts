/** `compact-hub demo`: builds the demonstration area in an empty installation. */
import { buildArea } from '../../worlds/area.ts'
import { bringUpInstallation } from '../installation.ts'
import { readSettings } from '../settings.ts'
import { sayProgress } from './progress.ts'
import type { Run } from './usage.ts'

export const run: Run = async () => {
  const installation = await bringUpInstallation(readSettings(process.env))
  try {
    if (await installation.database.db.selectFrom('area').select('id').executeTakeFirst()) {
      console.error(
        'This installation has an area already. The demonstration needs an empty one: set COMPACT_HUB_DATA to a new folder.',
      )
      return 1
    }
    await buildArea(installation, sayProgress())
    console.log('The demonstration area is built. Start it: compact-hub start')
    return 0
  } finally {
    await installation.database.close()
  }
}
