/** `compact-hub doctor`: what is wrong with this installation, in plain words, and what to do about it. */

import { type Diagnosis, examine } from '../db/doctor.ts'
import { chooseDataDirectory } from '../db/embedded.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { everyCheckup } from '../doctor.ts'
import { readSettings } from '../settings.ts'
import type { Run } from './usage.ts'

const MARK = { fine: 'fine ', warn: 'look ', wrong: 'WRONG' } as const

export const run: Run = async words => {
  const settings = readSettings(process.env)
  const dataDir = settings.dataDir ?? (await chooseDataDirectory())
  let opened: Promise<Database> | null = null
  const database = (): Promise<Database> =>
    (opened ??= openDatabase({ url: settings.databaseUrl, dataDir, existing: true }))
  const look = async () => {
    const found = await examine(everyCheckup({ settings, dataDir, database, environment: process.env }))
    for (const one of found) say(one)
    return found
  }
  try {
    let found = await look()
    const mendable = found.filter(({ mend }) => mend)
    if (mendable.length > 0 && words.includes('--fix')) {
      await mendAll(mendable)
      console.log('\nAnd now:')
      found = await look()
    } else if (mendable.length > 0) {
      console.log('\n"compact-hub doctor --fix" would do this, and nothing else:')
      for (const { mend } of mendable) console.log(`  ${mend!.says}`)
    } else if (words.includes('--fix')) console.log('\nThere is nothing here that can be mended without you.')
    return found.some(one => one.state === 'wrong') ? 1 : 0
  } finally {
    await database().then(
      open => open.close(),
      () => undefined,
    )
  }
}

function say({ state, name, says, todo }: Diagnosis): void {
  console.log(`${MARK[state]}  ${name}: ${says}${todo ? `\n       ${todo}` : ''}`)
}

/** Mends what can be, each after it was said what is done. */
async function mendAll(mendable: readonly Diagnosis[]): Promise<void> {
  console.log('')
  for (const { mend } of mendable) {
    console.log(`Doing: ${mend!.says}`)
    await mend!.run().catch((error: unknown) => {
      console.error(`That could not be done: ${error instanceof Error ? error.message : String(error)}`)
    })
  }
}
