/** My seat: what it stands for, and what is asked of it now. */
import { z } from 'zod'
import { newId } from '../../../db/ids.ts'
import { hidden } from '../../../web/fields.ts'
import { definePage, forbidden, notFound, redirect } from '../../../web/page.ts'
import { crumbs, undenied } from '../../partnerships/index.ts'
import { listActions } from '../actions/action.queries.ts'
import { openQuestions } from '../decisions/open-questions.ts'
import { comingFor, listReports, reportsOwed } from '../duties.ts'
import { mayReadPaper } from '../entitlement.ts'
import { findItem } from '../item.queries.ts'
import { findPaper, guardOfPaper } from '../paper.queries.ts'
import { caresForSeat } from '../standing.ts'
import { idParams, partnershipRef } from '../subject.ts'
import { seatHere } from './seat-here.ts'

/** `from`: where it was said that the paper has been read; one goes back there. */
const form = { paper: hidden(), from: hidden() }

export const seatPage = definePage({
  path: '/seats/:id',
  showsRecord: [{ kind: 'term', by: 'within' }, 'seat'],
  workspace: { within: 'seats' },
  access: caresForSeat,
  audit: 'paper.read',
  publishes: 'nothing',
  template: 'meetings/seats/seat.njk',
  params: idParams,
  subject: seatHere,
  form,
  changesPages: false,
  async show({ db, hub, actor, subject: { partnership, seat, standing, own, former, endedOn }, today, t }) {
    const clock = await hub.clock(db, partnershipRef(partnership.id), today)
    const [coming, owed, reports, actions, written] = await Promise.all([
      former || endedOn
        ? []
        : comingFor(db, { partnershipId: partnership.id, seatId: seat.id, reader: standing, today }),
      reportsOwed(db, seat.id, {
        today,
        within: clock('report-back').value,
        asked: clock('report-asked').value,
        heldBy: former?.personId,
      }),
      listReports(db, seat.id),
      listActions(db, partnership.id, standing),
      openQuestions(db, partnership.id, t),
    ])
    return {
      title: seat.name,
      breadcrumbs: crumbs(t, partnership),
      partnership,
      seat,
      own,
      // Only the holder confirms the role: whoever stands in has no such page.
      holds: actor.person !== null && undenied(seat.holder)?.personId === actor.person.id,
      former,
      endedOn,
      coming,
      owed,
      reports,
      actions: actions.filter(action => action.ownerSeatId === seat.id && action.state === 'open'),
      written: own || standing.runs ? written : [],
    }
  },
  async submit({ db, actor, subject: { partnership, seat, standing, own }, form: typed, audit }) {
    if (!own) return forbidden
    const { data: id } = z.uuid().safeParse(typed.paper)
    const paper = id ? await findPaper(db, id) : null
    if (!paper?.meeting_id) return notFound
    const item = paper.agenda_item_id ? await findItem(db, paper.agenda_item_id) : null
    const guard = guardOfPaper(paper, item)
    const meeting = await db
      .selectFrom('meeting')
      .select('partnership_id')
      .where('id', '=', paper.meeting_id)
      .executeTakeFirstOrThrow()
    if (meeting.partnership_id !== partnership.id || !mayReadPaper(standing, guard)) return notFound
    await db
      .insertInto('paper_read')
      .values({ id: newId(), paper_id: paper.id, seat_id: seat.id, person_id: actor.person!.id })
      .onConflict(on => on.columns(['paper_id', 'seat_id']).doNothing())
      .execute()
    await audit({
      action: 'paper.read',
      subject: partnershipRef(partnership.id),
      record: { kind: 'paper', id: paper.id },
      after: { seat: seat.id },
    })
    return redirect(
      typed.from === 'meeting' ? `/meetings/${paper.meeting_id}` : `/seats/${seat.id}#papers`,
      'meetings.done.read',
    )
  },
})
