/** The file of a paper for those who may read it; and taking back a paper that has not gone out. */
import type { Actor } from '../../../access/access.ts'
import { anyone, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { dropFiles, handOut, readStored } from '../../../files/files.ts'
import type { Hub } from '../../../web/hub.ts'
import { defineDownload, definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { mayReadPaper } from '../entitlement.ts'
import { findItem } from '../item.queries.ts'
import { findPaper, type Paper } from '../paper.queries.ts'
import { idParams, type MeetingHere, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'

type PaperHere = MeetingHere & { readonly paper: Paper }

/** The paper of the address. For one without the right to it there is no such paper: its address tells nothing. */
async function paperHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<PaperHere> | null> {
  const paper = await findPaper(db, id)
  const found = paper && (await meetingHere(db, { id: paper.meeting_id }, hub, actor))
  if (!found) return null
  const item = paper.agenda_item_id ? await findItem(db, paper.agenda_item_id) : null
  const guard = { confidential: paper.confidential, sent: paper.sent_at !== null, item }
  return mayReadPaper(found.record.standing, guard) ? { ref: found.ref, record: { ...found.record, paper } } : null
}

export const paperFile = defineDownload({
  path: '/papers/:id',
  showsRecord: ['paper'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: idParams,
  subject: paperHere,
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
