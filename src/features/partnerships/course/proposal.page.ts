/** The end put to the partners: everything that will happen, to whom, and who takes on what. */
import { runsPartnership } from '../../../access/access.ts'
import { tick } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse } from '../../../web/page.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import { holdPartnership, isOver } from '../partnership.queries.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findEnding, sayFate } from './ending.queries.ts'
import { findHandovers, needsReceiver } from './handover.queries.ts'
import { findSeenTo, sayThing } from './open-things.queries.ts'
import { isPut, putEnding } from './putting-end.ts'

const form = { sure: tick({ label: 'partnerships.ending.sure', required: true }) }

export const endingProposalPage = definePage({
  path: '/partnerships/:slug/ending/proposal',
  workspace: { within: 'ending' },
  access: runsPartnership,
  audit: 'partnership.ending-proposed',
  publishes: 'nothing',
  template: 'partnerships/course/proposal.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async act({ db, subject, today, t }) {
    const ending = await findEnding(db, subject.id)
    const things = ending ? await findHandovers(db, ending, today) : []
    const partners = (await findPartners(db, subject.id)).filter(one => isPartnerOn(one, today))
    return {
      happens: [
        t('partnerships.ending.happens.asked', { count: partners.length }),
        t('partnerships.ending.happens.seats'),
        ...(await findSeenTo(db, subject.id, today)),
        t('partnerships.ending.happens.public'),
      ],
      told: [t('partnerships.ending.told')],
      open: things.map(one => `${sayThing(one)}. ${sayFate(one)}`),
    }
  },
  async show({ db, subject, today, t }) {
    const ending = await findEnding(db, subject.id)
    if (!ending) return redirect(addressOf(subject, 'ending'))
    const lacking = (await findHandovers(db, ending, today)).filter(needsReceiver).length
    const put = await isPut(db, subject.id)
    return {
      title: t('partnerships.ending.ask'),
      breadcrumbs: [
        ...planCrumbs(t, subject),
        { text: t('partnerships.ending.title'), href: addressOf(subject, 'ending') },
      ],
      reason: ending.reason,
      lacking,
      put,
      handover: addressOf(subject, 'ending/handover'),
      fields: isOver(subject) || put || lacking > 0 ? [] : ['sure'],
      button: t('partnerships.ending.button'),
    }
  },
  async submit({ db, hub, subject, today, actor, audit }) {
    await holdPartnership(db, subject.id)
    const ending = await findEnding(db, subject.id)
    if (!ending || ending.decided_on !== null || isOver(subject)) return notFound
    if ((await findHandovers(db, ending, today)).some(needsReceiver))
      return refuse({ sure: 'partnerships.ending.problem.receiver' })
    await audit({
      action: 'partnership.ending-proposed',
      subject: subjectOf(subject),
      record: { kind: 'partnership', id: subject.id },
      before: { state: subject.state },
      after: { reason: ending.reason },
    })
    const over = await putEnding(db, { hub, today, actor, audit }, subject)
    return redirect(addressOf(subject), over ? 'partnerships.done.ended' : 'partnerships.done.ending-asked')
  },
})
