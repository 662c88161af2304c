/** One seat: its role, its terms of office, and its end. */
import { runsPartnership } from '../../../access/access.ts'
import { seatRoles } from '../../../governance/rules.ts'
import { longDay } from '../../../kernel/day.ts'
import { choice, dayField, line, passage, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { holderMatter, substituteMatter } from '../consent/seats.matter.ts'
import { askedStates } from '../consent/states.ts'
import { lastMetOn } from '../partners/leaving.queries.ts'
import { endSeat } from '../partners/partners.queries.ts'
import { addressOf, difference, planCrumbs, subjectOf } from '../subject.ts'
import { followSeat } from './representatives.ts'
import { fillsSeat, seatOfAddress, seatParams } from './seat-subject.ts'
import { changeSeat, type Seat, termOn } from './seats.queries.ts'

const form = {
  name: line({ label: 'partnerships.seat.name', max: 120 }),
  role: choice({ label: 'partnerships.seat.role', options: seatRoles, optional: true }),
  no_vote: tick({ label: 'partnerships.seat.no-vote' }),
  role_text: passage({
    label: 'partnerships.seat.role-text',
    hint: 'partnerships.seat.role-text-hint',
    max: 3000,
    optional: true,
  }),
  version: versionField(),
}
const valuesOf = (seat: Seat) => writeForm(form, { ...seat, no_vote: !seat.voting })

export const seatPage = definePage({
  path: '/partnerships/:slug/seats/:seat',
  mendsRecord: { seat: ['seats'] },
  access: fillsSeat,
  audit: 'partnership.seat-changed',
  publishes: 'nothing',
  template: 'partnerships/seats/seat.njk',
  params: seatParams,
  form,
  subject: seatOfAddress,
  async show({ db, subject: { partnership, seat, terms }, actor, today, t }) {
    return {
      title: seat.name,
      breadcrumbs: [
        ...planCrumbs(t, partnership),
        { text: t('partnerships.seats.title'), href: addressOf(partnership, 'seats') },
      ],
      partnership,
      seat,
      terms,
      asked: {
        ...(await askedStates(
          db,
          holderMatter,
          terms.map(({ id }) => id),
          today,
        )),
        ...(await askedStates(
          db,
          substituteMatter,
          terms.flatMap(({ substitutes }) => substitutes.map(({ id }) => id)),
          today,
        )),
      },
      runs: runsPartnership.allows(actor, subjectOf(partnership)),
      current: termOn(terms, today),
      formHeading: t('partnerships.seat.about'),
      fields: [
        'name',
        ...(runsPartnership.allows(actor, subjectOf(partnership)) ? ['role', 'no_vote'] : []),
        'role_text',
        'version',
      ],
      button: t('partnerships.save'),
      form: valuesOf(seat),
    }
  },
  async submit({ db, hub, subject: { partnership, seat }, form: typed, today, actor, audit }) {
    const { version, no_vote, role, ...rest } = typed
    // What part a seat plays, and whether it votes, is not for the partner behind it to say.
    const part =
      runsPartnership.allows(actor, subjectOf(partnership)) && role !== null ? { role, voting: !no_vote } : {}
    const change = { ...rest, ...part }
    if (!(await changeSeat(db, seat.id, version, change))) return stale(valuesOf(seat), seat.version)
    await followSeat(db, seat.id, { partnershipId: partnership.id, today, by: { hub, person: actor.person! } })
    await audit({
      action: 'partnership.seat-changed',
      subject: subjectOf(partnership),
      record: { kind: 'seat', id: seat.id },
      ...difference(seat, change),
    })
    return redirect(addressOf(partnership, `seats/${seat.id}`), 'partnerships.done.saved')
  },
})

const endForm = {
  last_day: dayField({
    any: 'an end may be settled beforehand, or written down afterwards',
    label: 'partnerships.seat.last-day',
  }),
}

export const seatEndPage = definePage({
  path: '/partnerships/:slug/seats/:seat/end',
  access: fillsSeat,
  audit: 'partnership.seat-ended',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: seatParams,
  form: endForm,
  subject: seatOfAddress,
  async show({ subject: { partnership, seat }, today, t }) {
    return {
      title: t('partnerships.seat.end-title', { name: seat.name }),
      breadcrumbs: [
        ...planCrumbs(t, partnership),
        { text: seat.name, href: addressOf(partnership, `seats/${seat.id}`) },
      ],
      intro: t('partnerships.seat.end-intro'),
      fields: ['last_day'],
      button: t('partnerships.seat.end-button'),
      form: writeForm(endForm, { last_day: today }),
    }
  },
  async submit({ db, hub, subject: { partnership, seat }, form: typed, today, actor, audit }) {
    if (typed.last_day < seat.from_day) return refuse({ last_day: 'partnerships.seat.problem.before-seat' })
    if (seat.to_day !== null && seat.to_day < today) return refuse({ last_day: 'partnerships.seat.problem.ended' })
    const met = await lastMetOn(db, partnership.id, today)
    if (met !== null && typed.last_day < met)
      return refuse({ last_day: { key: 'partnerships.leaving.problem.met', values: { day: longDay(met) } } })
    await endSeat(db, seat.id, {
      partnershipId: partnership.id,
      lastDay: typed.last_day,
      today,
      by: { hub, person: actor.person! },
    })
    await audit({
      action: 'partnership.seat-ended',
      subject: subjectOf(partnership),
      record: { kind: 'seat', id: seat.id },
      before: { to_day: seat.to_day },
      after: { to_day: typed.last_day },
    })
    return redirect(addressOf(partnership, `seats/${seat.id}`), 'partnerships.done.seat-ended')
  },
})
