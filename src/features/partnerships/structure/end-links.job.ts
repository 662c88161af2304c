/** Ends what is over by itself: a group that was there for a time and whose last day has passed, and a board that has ended. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { t } from '../../../web/render.ts'
import { subjectOf } from '../subject.ts'
import { endLink } from './ending-link.ts'
import { findLink } from './links.queries.ts'

export const endLinksJob = defineJob({
  name: 'end-board-links',
  every: '20 0 * * *',
  does: 'Ends it that a board stands under another once its last day has passed or one of the two has ended.',
  async run(hub) {
    const today = await hub.today()
    const due = await hub.db
      .selectFrom('board_link')
      .innerJoin('partnership as child', 'child.id', 'board_link.child_id')
      .innerJoin('partnership as parent', 'parent.id', 'board_link.parent_id')
      .select('board_link.id')
      .where('board_link.ended_on', 'is', null)
      .where(eb => eb.or([eb('agreed', 'is', null), eb('agreed', '=', true)]))
      .where(eb =>
        eb.or([
          eb('board_link.ends_on', '<', today),
          eb('child.state', 'in', ['ended', 'not-formed']),
          eb('parent.state', 'in', ['ended', 'not-formed']),
        ]),
      )
      .execute()
    for (const { id } of due)
      await hub.db.transaction().execute(async tx => {
        const link = await findLink(tx, id)
        if (link === null || link.ended_on !== null) return
        const by = link.child.over || link.parent.over ? 'board-over' : 'its-day'
        const because = t(`partnerships.structure.ended-by.${by}`)
        const told = await endLink(tx, hub, link, { by, because, today, version: link.version })
        if (told === null) return
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'partnership.link-ended',
          subject: subjectOf(link.child),
          record: { kind: 'board_link', id },
          after: { by, told },
        })
      })
    if (due.length > 0) hub.forgetPages()
    return due.length === 0 ? undefined : `${due.length} ended`
  },
})
