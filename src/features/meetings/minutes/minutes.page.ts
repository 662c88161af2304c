/** The minutes of a meeting as anybody reads them, on the page and as PDF. */
import type { Actor } from '../../../access/access.ts'
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { type PdfBlock, renderPdf } from '../../../documents/export/pdf/index.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import { defineDownload, definePage, type Found } from '../../../web/page.ts'
import { listItems } from '../item.queries.ts'
import type { Meeting } from '../meeting.queries.ts'
import { idParams, type MeetingHere, meetingCrumbs, meetingHere, meetingTitle } from '../subject.ts'
import { type MinutesBlock, minutesBlocks } from './blocks.ts'
import { listErrata } from './errata.page.ts'
import { treeOfMinutes } from './minutes-tree.ts'

/** The meeting of the address, once its minutes are published; those who run the partnership have them before. */
async function withMinutes(
  db: Handle,
  params: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<MeetingHere> | null> {
  const found = await meetingHere(db, params, hub, actor)
  if (!found || found.record.meeting.minutes === '') return null
  return found.record.meeting.minutes_published_at || found.record.standing.runs ? found : null
}

export const minutesPage = definePage({
  path: '/meetings/:id/minutes',
  workspace: { within: 'meetings' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/minutes/minutes.njk',
  params: idParams,
  subject: withMinutes,
  sameForAll: true,
  async show({ db, subject: { meeting, standing }, t }) {
    return {
      title: t('meetings.minutes.of', { day: longDay(meeting.held_on) }),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      blocks: minutesBlocks(meeting.minutes),
      errata: await listErrata(db, meeting.id),
      seated: standing.runs || standing.seats.length > 0,
      runs: standing.runs,
      hasClosed: (await listItems(db, meeting.id)).some(item => item.closed && item.state === 'accepted'),
      mayEdit: standing.runs && meeting.minutes_approved_on === null,
      mayApprove: standing.runs && meeting.minutes_published_at !== null && meeting.minutes_approved_on === null,
    }
  },
})

/** Whether minutes are approved, and since when. */
function statusOf({ minutes_approved_on: on }: Pick<Meeting, 'minutes_approved_on'>, t: Translate): string {
  return on ? `${t('meetings.minutes.approved')} ${longDay(on)}.` : `${t('meetings.minutes.not-approved')}.`
}

export const minutesPdf = defineDownload({
  path: '/meetings/:id/minutes.pdf',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: idParams,
  subject: withMinutes,
  async respond({ db, subject: { meeting }, t }) {
    const errata = await listErrata(db, meeting.id)
    const content: PdfBlock[] = [
      { kind: 'note', words: `${meeting.partnership}. ${statusOf(meeting, t)}` },
      ...errata.map(
        ({ says, instead, because, noted_on }): PdfBlock => ({
          kind: 'note',
          words: `${t('meetings.errata.word')} ${longDay(noted_on)}: ${t('meetings.errata.said', { says, instead, because })}`,
        }),
      ),
      ...minutesBlocks(meeting.minutes).map(pdfBlock),
    ]
    return {
      type: 'application/pdf',
      body: await renderPdf(content, { title: `${t('meetings.minutes.title')}: ${meetingTitle(t, meeting)}` }),
      filename: `${meeting.slug}-${meeting.held_on}.pdf`,
    }
  },
})

/** Minutes as Akoma Ntoso, who have them as the PDF; whether they are approved stands at their beginning. */
export const minutesAkomaNtoso = defineDownload({
  path: '/meetings/:id/minutes.xml',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: idParams,
  subject: withMinutes,
  async respond({ db, subject: { meeting }, t }) {
    const { treeToAkomaNtoso } = await import('../../../documents/export/akoma-ntoso.ts')
    const errata = await listErrata(db, meeting.id)
    const blocks: MinutesBlock[] = [
      { kind: 'paragraph', text: statusOf(meeting, t) },
      ...minutesBlocks(meeting.minutes),
    ]
    if (errata.length > 0) blocks.push({ kind: 'heading', text: t('meetings.errata.title') })
    for (const { says, instead, because, noted_on } of errata)
      blocks.push({
        kind: 'paragraph',
        text: `${longDay(noted_on)}: ${t('meetings.errata.said', { says, instead, because })}`,
      })
    return {
      type: 'application/akn+xml; charset=utf-8',
      filename: `${meeting.slug}-${meeting.held_on}.xml`,
      body: treeToAkomaNtoso(treeOfMinutes(`${t('meetings.minutes.title')}: ${meetingTitle(t, meeting)}`, blocks), {
        work: `/akn/gb/doc/minutes/${meeting.slug}/${meeting.held_on}`,
        date: meeting.minutes_approved_on ?? meeting.held_on,
        author: meeting.partnership,
      }),
    }
  },
})

function pdfBlock(block: MinutesBlock): PdfBlock {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: 1, words: block.text }
    case 'list':
      return { kind: 'list', items: block.items.map(words => ({ words })) }
    case 'paragraph':
      return { kind: 'paragraph', words: block.text }
  }
}
