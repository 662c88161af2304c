/** Goes on with files of responses that are large: looks over their rows, and takes them in, some at a time. */
import { nobody } from '../../../access/access.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import type { Hub } from '../../../web/hub.ts'
import { findResponding } from '../form/responding.queries.ts'
import { findUnderWay, type ResponseImport } from './imports.queries.ts'
import { endLookingOver, lookOverPart } from './look-over.ts'
import { ChangedMeanwhile, endTakingIn, type Taking, takePart } from './take-in.ts'

export const workOnImports = defineJob({
  name: 'work-on-response-files',
  every: '* * * * *',
  does: 'Looks over files of responses that were brought in, and takes in those that were looked over',
  async run(hub) {
    const files = await findUnderWay(hub.db)
    for (const file of files) await workOn(hub, file)
    return files.length === 0 ? undefined : `${files.length} files`
  },
})

/** Does all that is left of the work on a file. Each part is a transaction: killed between two, it goes on with the next. */
export async function workOn(hub: Hub, file: ResponseImport): Promise<void> {
  const reading = file.state === 'reading'
  let changed = 0
  for (let more = true; more; ) {
    const taking = await takingOf(hub, file)
    try {
      more = await hub.db.transaction().execute(tx => (reading ? lookOverPart(tx, taking) : takePart(tx, taking)))
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || ++changed > MOST_CHANGES) throw error
      hub.forgetPages('here')
    }
  }
  const taking = await takingOf(hub, file)
  await hub.db.transaction().execute(tx => (reading ? endLookingOver(tx, file) : endTakingIn(tx, taking)))
}

/** How often the consultation may change under the work before it is left to the next run. */
const MOST_CHANGES = 20

async function takingOf(hub: Hub, file: ResponseImport): Promise<Taking> {
  const { timeZone } = await hub.area()
  const { slug } = await hub.db
    .selectFrom('consultation')
    .select('slug')
    .where('id', '=', file.consultationId)
    .executeTakeFirstOrThrow()
  const by = file.begunBy ? { ...nobody, person: { id: file.begunBy, name: '', email: null } } : nobody
  const of = await findResponding(hub, slug)
  return { seal: hub.seal, today: await hub.today(), of, file, now: hub.now(), timeZone, by }
}
