/** Every check-up of an installation: what `compact-hub doctor` and the page of the secretariat look at. */
import { sql } from 'kysely'
import { archiveCheckup } from './db/archive/checkup.ts'
import { installationCheckups } from './db/checkups.ts'
import type { Checkup, Finding } from './db/doctor.ts'
import type { Database, Db } from './db/open.ts'
import { poolerCheckups } from './db/pooler-checkup.ts'
import { replicaCheckups } from './db/replica-checkup.ts'
import { installedTypefaces } from './documents/index.ts'
import { issuersCheckup } from './features/accounts/index.ts'
import { readQueues } from './features/operations/index.ts'
import { filesCheckup } from './files-checkup.ts'
import { readStanding } from './jobs/standing.ts'
import type { Settings } from './settings.ts'
import { settingsCheckups } from './settings-checkups.ts'
import { lastSighting, seenFor } from './web/sightings.ts'

/** What is looked at: the settings, and the database that they lead to. */
export type Patient = {
  readonly settings: Settings
  readonly dataDir: string
  readonly database: () => Promise<Database>
  readonly environment: NodeJS.ProcessEnv
}

/** Every check-up, in the order in which trouble in one explains trouble in the next. */
export function everyCheckup({ settings, dataDir, database, environment }: Patient): Checkup[] {
  const db = async () => (await database()).db
  return [
    ...installationCheckups({ dataDir, database, environment, now: new Date() }),
    ...poolerCheckups(settings.databaseUrl, settings.databaseDirectUrl, database),
    ...replicaCheckups(settings.databaseReadUrl, database),
    archiveCheckup(settings, database, () => new Date()),
    ...settingsCheckups(settings, () => forwardedBy(database)),
    { name: 'Scripts', run: async () => judgeTypefaces(installedTypefaces()) },
    filesCheckup(settings.files, db),
    mailCheckup(db),
    workCheckup(db),
    issuersCheckup(db, () => new Date()),
  ]
}

/** Who passed requests on last week without being believed; null too where the database says nothing of it. */
async function forwardedBy(database: () => Promise<Database>): Promise<string | null> {
  const seen = await database()
    .then(({ db }) => lastSighting(db, 'forwarded-untrusted', new Date(Date.now() - seenFor)))
    .catch(() => null)
  return seen?.note ?? null
}

/** Judges which scripts receipts and reports can be printed in. */
function judgeTypefaces({ there, missing }: ReturnType<typeof installedTypefaces>): Finding {
  const names = (of: typeof there) => of.map(face => face.name).join('; ')
  if (missing.length === 0)
    return {
      state: 'fine',
      says: `PDFs print Latin letters and: ${names(there)}. Anything else is printed as its code.`,
    }
  return {
    state: 'warn',
    says: `PDFs cannot print: ${names(missing)}. Such signs come out as codes like [U+0A38].`,
    todo: 'Run "npm install" in the folder of the program.',
  }
}

/** Mail that failed, or has waited for more than an hour; of mail to respondents only that some is stuck (see `readQueues`). */
function mailCheckup(db: () => Promise<Db>): Checkup {
  return {
    name: 'Mail that waits',
    needs: 'Schema',
    async run() {
      const { rows } = await sql<{ failed: number; late: number }>`
        select count(*) filter (where state = 'failed')::int as failed,
          count(*) filter (where state = 'waiting' and created_at < now() - interval '1 hour')::int as late
        from outgoing_mail where subject <> ''`.execute(await db())
      const { failed = 0, late = 0 } = rows[0] ?? {}
      const { sealedStuck } = (await readQueues(await db(), new Date())).mail
      if (failed + late === 0 && !sealedStuck) return { state: 'fine', says: 'No mail waits too long and none failed.' }
      const others = sealedStuck ? ' Some mail to respondents is stuck since an earlier day.' : ''
      return {
        state: 'warn',
        says: `${failed} mails failed and ${late} have waited for more than an hour.${others}`,
        todo: 'See that SMTP_URL is right and the mail server can be reached, then use "Try the failed ones again" on the page Mail.',
      }
    },
  }
}

/** Background work that stands still, or whose last run failed. */
function workCheckup(db: () => Promise<Db>): Checkup {
  return {
    name: 'Background work',
    needs: 'Schema',
    async run() {
      const { stirredAt, still, failing } = await readStanding(await db())
      const at = stirredAt ? `${stirredAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''
      if (still)
        return {
          state: 'warn',
          says: `It ${at ? `stands still since ${at}` : 'never began'}: no consultation opens or closes by itself, nobody is reminded or thanked.`,
          todo: 'If the hub is not running, start it. If it runs, look at what it prints, and start it again.',
        }
      if (failing.length === 0) return { state: 'fine', says: `It goes on (${at}).` }
      return {
        state: 'warn',
        says: `The last run of ${failing.join(', ')} failed.`,
        todo: 'The page Background work says why. It is tried again at its next time.',
      }
    },
  }
}
