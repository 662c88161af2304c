/** Releases a report to the board above: it stands on the next agenda of that board, its closed part as an item of its own. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { type BoardAbove, tellBoard } from '../../partnerships/index.ts'
import type { Meeting } from '../meeting.queries.ts'
import type { ReportDraft } from './report.queries.ts'
import { carryInterests, putItem } from './taking.ts'

/** What is released, by whom. */
export type Releasing = {
  readonly above: BoardAbove
  readonly meeting: Meeting
  readonly draft: ReportDraft
  readonly words: string
  readonly today: Day
  readonly by: string
}

/** Keeps the report and puts its items on the agenda. Gives its id. */
export async function release(
  tx: Tx,
  hub: Hub,
  { above, meeting, draft, words, today, by }: Releasing,
): Promise<string> {
  const { link } = above
  const board = link.child.name
  const goesUp = link.reads_closed && draft.closed.length > 0
  const listed = (lines: ReportDraft['open']) => lines.map(({ text }) => `– ${text}`).join('\n')
  const hidden = !link.child.public && link.parent.public
  const itemId = await putItem(tx, meeting, {
    title: t('meetings.upward.report.item', { board }),
    purpose: [words, listed(draft.open)].filter(Boolean).join('\n\n'),
    does: 'information',
    closed: hidden ? { reason: t('meetings.upward.not-public'), relookOn: meeting.held_on } : null,
    refersTo: null,
  })
  const closedId = goesUp ? await putClosed(tx, meeting, draft, board, listed(draft.closed)) : null
  const id = newId()
  const told = [...draft.open, ...(goesUp ? draft.closed : [])].map(({ key }) => key)
  await tx
    .insertInto('board_report')
    .values({
      id,
      board_link_id: link.id,
      words,
      lines: JSON.stringify(draft.open),
      told,
      released_on: today,
      released_by: by,
      agenda_item_id: itemId,
      closed_item_id: closedId,
    })
    .execute()
  await tellBoard(tx, hub, link.parent_id, today, parent => ({
    subject: t('meetings.upward.report.mail-subject', { board }),
    body: t('meetings.upward.report.mail-body', {
      board,
      above: parent.name,
      day: longDay(meeting.held_on),
      link: `${hub.origin}/meetings/${meeting.id}/agenda`,
    }),
  }))
  return id
}

/** The closed part, with the reason of the first item it comes from; whoever had an interest there takes no part in it here. */
async function putClosed(
  tx: Tx,
  meeting: Meeting,
  { closedUnder }: ReportDraft,
  board: string,
  purpose: string,
): Promise<string> {
  const [first] = closedUnder
  const latest = closedUnder
    .map(({ relookOn }) => relookOn)
    .toSorted()
    .at(-1)
  const relookOn = latest !== undefined && latest > meeting.held_on ? latest : meeting.held_on
  const itemId = await putItem(tx, meeting, {
    title: t('meetings.upward.report.item', { board }),
    purpose,
    does: 'information',
    closed: { reason: first?.reason ?? '', relookOn },
    refersTo: null,
  })
  await carryInterests(tx, { of: closedUnder, words: t('meetings.upward.interest', { board }) }, { itemId, meeting })
  return itemId
}
