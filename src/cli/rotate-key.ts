/** `compact-hub rotate-key`: a new seal key, with everything sealed again. */

import { rotateKey } from '../db/rotate-key.ts'
import { openInstallation } from '../installation.ts'
import { readSettings } from '../settings.ts'
import type { Run } from './usage.ts'

export const run: Run = async () => {
  const settings = readSettings(process.env)
  if (settings.sealKey) {
    console.error(
      'The seal key comes from COMPACT_HUB_SEAL_KEY. Put it into the file keys/seal.key of the data folder, take the setting away and run this again.',
    )
    return 1
  }
  const { database, dataDir } = await openInstallation(settings, { alone: true })
  try {
    const { values, resumed } = await rotateKey(database, dataDir)
    console.log(
      `${resumed ? 'A change of the key that was broken off is finished. ' : ''}${values} values are sealed with the new key.`,
    )
    console.log(
      'Keep a copy of keys/seal.key apart from the backups. Backups made before need the copy you kept before.',
    )
    return 0
  } finally {
    await database.close()
  }
}
