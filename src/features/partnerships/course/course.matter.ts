/**
 * Partners decide on what changes what the partnership owes: that it counts as small, that it goes back to being formed, that
 * it ends. Nobody who runs it decides that alone.
 */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import type { Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { defineMatter, type Putting, putToParty, withdrawUnanswered } from '../../parties/index.ts'
import { holdersWhoBind } from '../consent/binding.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import { findPartnershipById, holdPartnership, isOver, type Partnership } from '../partnership.queries.ts'
import { actingFor, seatsOn } from '../seats/seats-on.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { performEnding } from './ending.queries.ts'
import { outcomeOf } from './majority.ts'
import { findSwitch, findSwitches, isAsked, type Switch } from './switches.queries.ts'

export const courseMatter = defineMatter({
  name: 'partnership.course',
  yes: 'partnerships.consent.terms-yes',
  no: 'partnerships.consent.terms-no',
  alsoBind: holdersWhoBind,
  async answered(tx, hub, { question, today }) {
    await holdPartnership(tx, question.subject.id)
    const change = await findSwitch(tx, question.record.id)
    if (change && isAsked(change)) await settle(tx, hub, change, today)
  },
})

/** Puts a change to every partner of today; one without partners decides at once. `details`: what else they are to know. */
export async function putChange(
  tx: Tx,
  by: Putting,
  partnership: Partnership,
  change: Switch,
  details: string,
): Promise<void> {
  const values = { name: partnership.name, reason: change.reason }
  for (const partner of await findPartners(tx, partnership.id)) {
    if (!isPartnerOn(partner, by.today)) continue
    const ask = {
      subject: subjectOf(partnership),
      organisationId: partner.organisation_id,
      record: { kind: 'partnership_switch', id: change.id },
      put: { value: change.value },
      title: t(`partnerships.course.title.${change.value}`, values),
      question: [t(`partnerships.course.question.${change.value}`, values), details].filter(Boolean).join('\n\n'),
      page: addressOf(partnership),
    }
    // An end cannot be taken back, and what is saved about it puts it anew: nobody agrees to it by saving.
    await putToParty(tx, by, courseMatter, ask, { asks: change.value === 'ended' })
  }
  const now = await findSwitch(tx, change.id)
  if (now && isAsked(now)) await settle(tx, by.hub, now, by.today)
}

/** Looks at the answers so far: where they decide, what was proposed stands from today. Nothing changes a partnership that is over. */
async function settle(tx: Tx, hub: Hub, change: Switch, today: Day): Promise<void> {
  const partnership = (await findPartnershipById(tx, change.partnership_id))!
  if (isOver(partnership)) return
  const partners = (await findPartners(tx, change.partnership_id)).filter(one => isPartnerOn(one, today))
  const rows = await tx
    .selectFrom('party_standing')
    .select(['organisation_id', 'agreed'])
    .where('matter', '=', courseMatter.name)
    .where('record_id', '=', change.id)
    .execute()
  const said = new Map(rows.map(row => [row.organisation_id, row.agreed]))
  const count = (answer: boolean) => partners.filter(one => said.get(one.organisation_id) === answer).length
  const outcome =
    partners.length === 0 ? 'decided' : outcomeOf({ partners: partners.length, yes: count(true), no: count(false) })
  if (outcome === 'open') return
  if (outcome === 'decided') {
    await tx.updateTable('partnership_switch').set({ from_day: today }).where('id', '=', change.id).execute()
    await perform(tx, hub, partnership, change, today)
    await writeAudit(tx, {
      actor: nobody,
      as: 'partners',
      action: change.value === 'ended' ? 'partnership.ended' : 'partnership.change-decided',
      subject: subjectOf(partnership),
      record: { kind: 'partnership_switch', id: change.id },
      after: { value: change.value, reason: change.reason },
    })
  } else {
    await drop(tx, partnership, change, today)
    await tellSeats(tx, hub, partnership, change, today, 'dropped')
  }
}

async function drop(tx: Tx, partnership: Partnership, change: Switch, today: Day): Promise<void> {
  await tx.updateTable('partnership_switch').set({ dropped_on: today }).where('id', '=', change.id).execute()
  await writeAudit(tx, {
    actor: nobody,
    as: 'partners',
    action: 'partnership.change-dropped',
    subject: subjectOf(partnership),
    record: { kind: 'partnership_switch', id: change.id },
    after: { value: change.value, dropped_on: today },
  })
}

/** With the end, whatever else is still put to the partners is dropped, and nobody needs to answer it any more. */
async function dropAllAsked(tx: Tx, hub: Hub, partnership: Partnership, today: Day): Promise<void> {
  for (const other of (await findSwitches(tx, partnership.id)).filter(isAsked)) {
    await drop(tx, partnership, other, today)
    await withdrawUnanswered(tx, courseMatter, other.id, t('partnerships.ending.question-note'), hub.now())
  }
}

async function perform(tx: Tx, hub: Hub, partnership: Partnership, change: Switch, today: Day): Promise<void> {
  if (change.value === 'ended') {
    await dropAllAsked(tx, hub, partnership, today)
    return performEnding(tx, hub, partnership, today)
  }
  await tellSeats(tx, hub, partnership, change, today, 'decided')
  const is =
    change.value === 'small' ? { size: change.value } : change.value === 'forming' ? { state: change.value } : {}
  await tx
    .updateTable('partnership')
    .set(eb => ({ ...is, version: eb('version', '+', 1) }))
    .where('id', '=', partnership.id)
    .execute()
}

/** Tells everybody in a seat what was decided, or that it was not, with the reason. */
async function tellSeats(
  tx: Tx,
  hub: Hub,
  partnership: Partnership,
  change: Switch,
  today: Day,
  how: 'decided' | 'dropped',
): Promise<void> {
  const people = (await seatsOn(tx, partnership.id, today)).flatMap(actingFor)
  const reached = new Map(people.flatMap(one => (one.email ? [[one.personId, { ...one, email: one.email }]] : [])))
  const what = t(`partnerships.course.what.${change.value}`)
  for (const { name, email } of reached.values())
    await sendMail(
      tx,
      hub.seal,
      {
        to: email,
        subject: t(`partnerships.course.mail.${how}-subject`, { name: partnership.name, what }),
        body: t(`partnerships.course.mail.${how}-body`, {
          person: name,
          name: partnership.name,
          what,
          day: longDay(today),
          reason: change.reason,
          link: `${hub.origin}${addressOf(partnership)}`,
        }),
      },
      subjectOf(partnership),
    )
}
