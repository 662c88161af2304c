/** `compact-hub start`: brings everything up, prints where, and stops cleanly on Ctrl-C. */
import { announcerBy } from '../announce.ts'
import type { Db } from '../db/open.ts'
import { bringUpInstallation, type Installation } from '../installation.ts'
import { readSettings, type Settings } from '../settings.ts'
import { sayProgress } from './progress.ts'
import type { Run } from './usage.ts'

/** How long a start waits for a database that cannot be reached, in milliseconds: a standby takes over in less. */
const PATIENCE = 60_000

export const run: Run = async words => {
  const begun = performance.now()
  const settings = readSettings(process.env)
  const { say } = announcerBy(settings.log)
  // The program is read while the database comes up.
  const [installation, { serve }, { beginEmptyArea, makeBeginning }] = await Promise.all([
    bringUpInstallation(settings, { serving: true, patience: { ms: PATIENCE, tell: say } }),
    import('../server.ts'),
    import('../features/setting-up/index.ts'),
  ])
  const { database } = installation
  const empty = (await database.db.selectFrom('area').select('id').executeTakeFirst()) === undefined
  const own = settings.empty || words.includes('--new-area')
  if (words.includes('--new-area') && !empty && (await makeBeginning(database.db)) === null) {
    await database.close()
    throw new Error(
      'There is an area here already. Set COMPACT_HUB_DATA to a new folder for another one, for example: ' +
        'COMPACT_HUB_DATA=./our-area npm start -- --new-area',
    )
  }
  const stopped = stopSignal()
  if (empty && own) await beginEmptyArea(database.db)
  else if (empty && !(await buildDemonstration(installation, settings, stopped))) return 0
  const running = await serve(installation, settings).catch(async error => {
    await database.close()
    throw error
  })
  // Whoever launched it starts it again from now on, should it end without being asked to; nobody has to be there to hear it.
  process.send?.('serving', undefined, undefined, () => undefined)
  say(`\nCompact Hub is at ${running.address} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  say(`Data: ${database.describe}; keys: ${installation.dataDir}/keys`)
  if (!settings.log.only) await sayWaysIn(database.db, running.address)
  else if (!(await database.db.selectFrom('person').select('id').limit(1).executeTakeFirst()))
    say('Nobody can sign in yet. Make a link for the secretariat: compact-hub invite EMAIL --name NAME --secretariat')
  say('\nCtrl-C stops it.')
  await stopped
  say('\nStopping.')
  await running.stop()
  // Everything that must be kept is kept: a mail server that says nothing does not keep the process.
  setTimeout(() => process.exit(0), LAST_MOMENT).unref()
  return 0
}

/** Builds the demonstration area; false where it was to stop before that was done: the next start then begins anew. */
async function buildDemonstration(
  installation: Installation,
  { log }: Settings,
  stopped: Promise<void>,
): Promise<boolean> {
  const { say } = announcerBy(log)
  const { database } = installation
  say('First start: building the demonstration area.')
  const { buildArea } = await import('../../worlds/area.ts')
  const building = buildArea(installation, log.only ? () => undefined : sayProgress()).then(() => true)
  const whole = await Promise.race([building, stopped.then(() => false)]).catch(async error => {
    await database.close()
    throw error
  })
  if (whole) return true
  say('\nStopping. The demonstration area is not whole: the next start builds it anew.')
  // What is still at work on it ends with its connections, and has nobody left to tell.
  building.catch(() => undefined)
  setTimeout(() => process.exit(0), BUILDING_ENDS).unref()
  await database.close()
  return false
}

/** Prints the links by which somebody gets in. They sign in, so that they are for a terminal and for no log. */
async function sayWaysIn(db: Db, address: string): Promise<void> {
  const { demonstrationLinks } = await import('../../worlds/links.ts')
  const { makeBeginning } = await import('../features/setting-up/index.ts')
  const links = await demonstrationLinks(db, address, new Date())
  if (links.length > 0) {
    console.log('\nSign in to the demonstration area (each link works once, for a day):')
    const widest = Math.max(...links.map(({ role }) => role.length))
    for (const { role, address: way } of links) console.log(`  ${role.padEnd(widest)} ${way}`)
  }
  const beginning = await makeBeginning(db)
  if (beginning)
    console.log(`\nOpen this to begin your area (whoever opens it first keeps it):\n  ${address}${beginning}`)
}

/** How long the process may go on after everything has stopped, in milliseconds. */
const LAST_MOMENT = 1_000

/** How long what is being built may take to end, in milliseconds. */
const BUILDING_ENDS = 10_000

/** A terminal sends Ctrl-C to the launcher and to this process, and the launcher hands it on: within this time it is one. */
const ONE_PRESS = 1_000

/** Waits for the operator. A second Ctrl-C does not wait for anything. */
function stopSignal(): Promise<void> {
  // Whoever reads what is printed may have gone; that is no reason to stop, nor to stop badly.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return new Promise(resolve => {
    let asked = 0
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked > 0 && signal === 'SIGINT' && Date.now() - asked > ONE_PRESS) process.exit(130)
        asked ||= Date.now()
        resolve()
      })
    }
  })
}
