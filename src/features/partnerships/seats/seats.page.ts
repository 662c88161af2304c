/** Seats: which there are, who holds each, which are vacant; a new one is added here. */
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { seatRoles } from '../../../governance/rules.ts'
import type { Day } from '../../../kernel/day.ts'
import { choice, dayField, line, passage, pick, tick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { type Sector, sectors } from '../../organisations/index.ts'
import { findPartners, isPartnerOn, type PartnerRow } from '../partners/partners.queries.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { addSeat } from './seats.queries.ts'
import { seatsOn } from './seats-on.queries.ts'

/** Sectors keep the words that organisations have for them. */
const sectorWords = Object.fromEntries(
  sectors.map(sector => [sector, `organisations.form.sector-options.${sector}`]),
) as Record<Sector, string>

const form = {
  name: line({ label: 'partnerships.seat.name', hint: 'partnerships.seat.name-hint', max: 120 }),
  partner_id: pick({ label: 'partnerships.seat.partner', hint: 'partnerships.seat.partner-hint', optional: true }),
  sector: choice({
    label: 'partnerships.seat.sector',
    hint: 'partnerships.seat.sector-hint',
    options: sectorWords,
    as: 'select',
    optional: true,
  }),
  role: choice({ label: 'partnerships.seat.role', options: seatRoles }),
  no_vote: tick({ label: 'partnerships.seat.no-vote' }),
  role_text: passage({
    label: 'partnerships.seat.role-text',
    hint: 'partnerships.seat.role-text-hint',
    max: 3000,
    optional: true,
  }),
  from_day: dayField({ any: 'a seat may begin ahead', label: 'partnerships.seat.from' }),
}

export const seatsPage = definePage({
  path: '/partnerships/:slug/seats',
  mends: ['seats', 'seat-term', 'seat-holder', 'seat-substitute', 'report-backs'],
  workspace: { stage: 'form', label: 'partnerships.task.seats' },
  access: runsPartnership,
  audit: 'partnership.seat-made',
  publishes: 'nothing',
  template: 'partnerships/seats/seats.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    const seats = await seatsOn(db, subject.id, today)
    const partners = await partnersToSeat(db, subject.id, today)
    return {
      title: t('partnerships.seats.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('partnerships.seats.intro'),
      partnership: subject,
      seats,
      vacant: seats.filter(({ holder }) => holder === null).length,
      formHeading: t('partnerships.seats.add'),
      fields: ['name', ...(partners.length > 0 ? ['partner_id'] : []), 'role'],
      more: [{ text: t('partnerships.seats.more'), fields: ['sector', 'no_vote', 'role_text', 'from_day'] }],
      items: {
        partner_id: partners.map(each => ({ value: each.id, text: each.organisation })),
      },
      button: t('partnerships.seats.add-button'),
      form: writeForm(form, { role: 'member', from_day: today }),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    const partner = (await partnersToSeat(db, subject.id, today)).find(each => each.id === typed.partner_id)
    if (typed.partner_id !== null && !partner) return refuse({ partner_id: 'partnerships.seat.problem.partner' })
    const sector = partner?.sector ?? typed.sector
    if (sector === null) return refuse({ sector: 'partnerships.seat.problem.sector' })
    if (partner && typed.from_day < partner.from_day)
      return refuse({ from_day: 'partnerships.seat.problem.before-partner' })
    const { no_vote, ...seat } = typed
    const id = await addSeat(db, { ...seat, sector, voting: !no_vote, partnership_id: subject.id })
    await audit({
      action: 'partnership.seat-made',
      subject: subjectOf(subject),
      record: { kind: 'seat', id },
      after: { ...typed, sector },
    })
    return redirect(addressOf(subject, `seats/${id}/holder`), 'partnerships.done.seat')
  },
})

async function partnersToSeat(db: Handle, partnershipId: string, today: Day): Promise<PartnerRow[]> {
  return (await findPartners(db, partnershipId)).filter(each => isPartnerOn(each, today) || each.from_day > today)
}
