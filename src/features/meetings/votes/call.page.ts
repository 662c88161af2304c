/** Calls a vote on an item: each seat votes itself, on its own phone, until a decision is recorded or the vote is called off. */
import { runsPartnership } from '../../../access/access.ts'
import { standingOfSeats } from '../../../governance/votes.ts'
import { hidden, passage } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { boardAtItem } from '../decisions/judging.ts'
import { takesProposals } from '../meeting.queries.ts'
import { ownVotes } from '../own-votes.ts'
import { isRecordable } from '../recording.ts'
import { type ItemHere, idParams, itemHere, meetingCrumbs, partnershipRef } from '../subject.ts'
import { callVote, endVote, holdVote, runningVote } from '../votes.queries.ts'

const form = {
  text: passage({ label: 'meetings.decision-form.text', hint: 'meetings.vote.text-hint', max: 3000, optional: true }),
  off: hidden(),
}

/** A vote is called while the meeting runs. */
const runs = ({ meeting }: ItemHere, today: string): boolean => isRecordable(meeting, today) && takesProposals(meeting)

export const callVotePage = definePage({
  path: '/agenda-items/:id/vote',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'item-vote.called',
  publishes: 'nothing',
  template: 'meetings/votes/call.njk',
  params: idParams,
  subject: itemHere,
  form,
  async show({ db, subject, today, t }) {
    const { item, meeting } = subject
    const vote = await runningVote(db, item.id)
    const { board, rules } = await boardAtItem(db, meeting, item)
    const own = ownVotes(vote?.casts ?? [], board)
    const counted = standingOfSeats(board, rules).filter(({ why }) => why === null)
    return {
      title: t('meetings.vote.call'),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.running.title'), href: `/meetings/${meeting.id}/running` },
      ],
      item,
      open: runs(subject, today),
      vote,
      voted: counted.filter(({ seat }) => own.has(seat.id)).map(({ seat }) => seat.name),
      silent: counted.filter(({ seat }) => !own.has(seat.id)).map(({ seat }) => seat.name),
    }
  },
  async submit({ db, actor, subject, form: typed, now, today, audit }) {
    const { item, meeting } = subject
    if (!runs(subject, today)) return refuse({ text: 'meetings.vote.problem.not-now' })
    const record = { kind: 'agenda_item', id: item.id }
    if (typed.off !== '') {
      const vote = await runningVote(db, item.id)
      if (vote?.id !== typed.off) return refuse({ text: 'meetings.vote.problem.over' })
      await endVote(db, (await holdVote(db, vote.id)).id, now, null)
      await audit({ action: 'item-vote.called-off', subject: partnershipRef(meeting.partnership_id), record })
      return redirect(`/meetings/${meeting.id}/running#item-${item.id}`, 'meetings.done.vote-off')
    }
    if (typed.text === '')
      return refuse({ text: { key: 'web.errors.missing', values: { label: 'meetings.decision-form.text' } } })
    const id = await callVote(db, { itemId: item.id, text: typed.text, by: actor.person!.id })
    if (id === null) return refuse({ text: 'meetings.vote.problem.running' })
    await audit({
      action: 'item-vote.called',
      subject: partnershipRef(meeting.partnership_id),
      record,
      after: { vote: id },
    })
    return redirect(`/agenda-items/${item.id}/vote`, 'meetings.done.vote-called')
  },
})
