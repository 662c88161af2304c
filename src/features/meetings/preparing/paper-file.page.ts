/** The file of a paper for those who may read it; and taking back a paper that has not gone out. */
import type { Actor } from '../../../access/access.ts'
import { anyone, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { dropFiles, handOut, readStored } from '../../../files/files.ts'
import type { Hub } from '../../../web/hub.ts'
import { defineDownload, definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { findWritten } from '../decisions/written.queries.ts'
import { guardOf } from '../decisions/written-here.ts'
import { mayReadPaper } from '../entitlement.ts'
import { findItem } from '../item.queries.ts'
import { findPaper, guardOfPaper, type Paper } from '../paper.queries.ts'
import { idParams, type MeetingHere, meetingCrumbs, meetingHere, partnershipHere, partnershipRef } from '../subject.ts'

type PaperHere = MeetingHere & { readonly paper: Paper }

/** The paper of the address. For one without the right to it there is no such paper: its address tells nothing. */
async function paperHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<PaperHere> | null> {
  const paper = await findPaper(db, id)
  const found = paper?.meeting_id ? await meetingHere(db, { id: paper.meeting_id }, hub, actor) : null
  if (!paper || !found) return null
  const item = paper.agenda_item_id ? await findItem(db, paper.agenda_item_id) : null
  const guard = guardOfPaper(paper, item)
  return mayReadPaper(found.record.standing, guard) ? { ref: found.ref, record: { ...found.record, paper } } : null
}

/** The same for a paper of a question in writing: until that is decided in the open it is for those who may read the question. */
async function writtenPaperHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<Pick<PaperHere, 'paper'>> | null> {
  const paper = await findPaper(db, id)
  const written = paper?.written_procedure_id ? await findWritten(db, paper.written_procedure_id) : null
  const found = written && (await partnershipHere(db, written, hub, actor))
  if (!paper || !written || !found) return null
  const kept = guardOfPaper(paper, guardOf(written))
  const guard = { ...kept, confidential: kept.confidential || written.decision_id === null }
  return mayReadPaper(found.record.standing, guard) ? { ref: found.ref, record: { paper } } : null
}

export const paperFile = defineDownload({
  path: '/papers/:id',
  showsRecord: ['paper'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: idParams,
  subject: async (db, params, hub, actor): Promise<Found<Pick<PaperHere, 'paper'>> | null> =>
    (await paperHere(db, params, hub, actor)) ?? writtenPaperHere(db, params, hub, actor),
  async respond({ hub, db, subject: { paper } }) {
    const file = await readStored(db, hub.files, paper.file_id)
    return file && handOut(file)
  },
})

export const paperRemovalPage = definePage({
  path: '/papers/:id/removal',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'paper.removed',
  publishes: 'nothing',
  template: 'meetings/preparing/removal.njk',
  params: idParams,
  subject: paperHere,
  changesPages: false,
  async show({ subject: { paper, meeting }, t }) {
    return {
      title: t('meetings.removal.title', { paper: paper.title }),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.papers.title'), href: `/meetings/${meeting.id}/papers` },
      ],
      sent: paper.sent_at !== null,
    }
  },
  async submit({ db, subject: { paper, meeting }, audit }) {
    const gone = await db.deleteFrom('paper').where('id', '=', paper.id).where('sent_at', 'is', null).executeTakeFirst()
    if (Number(gone.numDeletedRows) === 0) return refuse({ removal: 'meetings.removal.sent' })
    await dropFiles(db, [paper.file_id])
    await audit({
      action: 'paper.removed',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'paper', id: paper.id },
    })
    return redirect(`/meetings/${meeting.id}/papers`, 'meetings.done.paper-removed')
  },
})
