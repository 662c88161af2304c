/** One partner: what it says of itself, in its own hand or the chair's, and its way out. */
import { type Actor, runsPartnership } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { dayField, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { putJoining } from '../consent/joining.matter.ts'
import { holdPartnership, type Partnership } from '../partnership.queries.ts'
import { addressOf, crumbs, difference, subjectOf } from '../subject.ts'
import { findFollowers } from './following.ts'
import { lastMetOn } from './leaving.queries.ts'
import { leave, signedAlone } from './leaving.ts'
import { changesPartner, partnerOfAddress, partnerParams } from './partner-subject.ts'
import { partnerWords } from './partners.page.ts'
import { changePartner, findPartners, type PartnerRow } from './partners.queries.ts'

const form = { ...partnerWords, version: versionField() }

export const partnerPage = definePage({
  path: '/partnerships/:slug/partners/:partner',
  mendsRecord: { partner: ['partners'] },
  access: changesPartner,
  audit: 'partnership.partner-changed',
  publishes: 'nothing',
  template: 'partnerships/partners/partner.njk',
  params: partnerParams,
  form,
  subject: partnerOfAddress,
  async show({ subject: { partnership, partner }, t }) {
    return {
      title: partner.organisation,
      breadcrumbs: crumbs(t, partnership),
      intro: t('partnerships.partner.one-intro', { name: partnership.name }),
      partnership,
      partner,
      fields: ['reasons', 'offers', 'limits', 'asked', 'support_needs', 'support_answer', 'version'],
      button: t('partnerships.save'),
      form: writeForm(form, { ...partner, asked: partner.support_asked_on !== null }),
    }
  },
  async submit({ db, hub, subject: { partnership, partner }, form: typed, actor, today, audit }) {
    const { version, asked, ...words } = typed
    const asks = asked || words.support_needs !== ''
    const change = { ...words, support_asked_on: asks ? (partner.support_asked_on ?? today) : null }
    if (!(await changePartner(db, partner.id, version, change)))
      return stale(writeForm(form, { ...partner, asked: partner.support_asked_on !== null }), partner.version)
    await audit({
      action: 'partnership.partner-changed',
      subject: subjectOf(partnership),
      record: { kind: 'partner', id: partner.id },
      ...difference(partner, change),
    })
    await putJoining(db, { hub, today, actor, audit }, partnership, { ...partner, ...words })
    return redirect(addressOf(partnership, `partners/${partner.id}`), 'partnerships.done.saved')
  },
})

const leaveForm = {
  last_day: dayField({
    any: 'an end may be settled beforehand, or written down afterwards',
    label: 'partnerships.leaving.last-day',
  }),
  because: passage({ label: 'partnerships.leaving.because', hint: 'partnerships.leaving.because-hint', max: 1000 }),
  followed_by: pick({
    label: 'partnerships.leaving.followed-by',
    hint: 'partnerships.leaving.followed-by-hint',
    optional: true,
  }),
  version: versionField(),
}

export const partnerLeavingPage = definePage({
  path: '/partnerships/:slug/partners/:partner/leaving',
  access: changesPartner,
  audit: 'partnership.partner-left',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: partnerParams,
  form: leaveForm,
  subject: partnerOfAddress,
  async show({ db, subject: { partnership, partner }, actor, today, t }) {
    const codes = await signedAlone(db, partnership.id, partner.organisation_id, today)
    const own = { text: partner.organisation, href: addressOf(partnership, `partners/${partner.id}`) }
    return {
      title: t('partnerships.leaving.title', { organisation: partner.organisation }),
      breadcrumbs: [...crumbs(t, partnership), own],
      intro: [
        t('partnerships.leaving.intro'),
        ...(runsPartnership.allows(actor, subjectOf(partnership)) ? [] : [t('partnerships.leaving.followed-by-whom')]),
        ...(codes === '' ? [] : [t('partnerships.leaving.codes', { codes })]),
      ].join('\n\n'),
      fields: ['last_day', 'because', ...(mayName(actor, partnership, partner) ? ['followed_by'] : []), 'version'],
      items: { followed_by: (await findFollowers(db, partner)).map(({ id, name }) => ({ value: id, text: name })) },
      button: t('partnerships.leaving.button'),
      form: writeForm(leaveForm, { last_day: today, version: partner.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, today, actor, audit }) {
    const { partnership } = subject
    // Two who send this at once wait for one another: the seats go on once.
    await holdPartnership(db, partnership.id)
    const partner = (await findPartners(db, partnership.id)).find(({ id }) => id === subject.partner.id)!
    if (partner.to_day !== null && partner.to_day < today)
      return refuse({ last_day: 'partnerships.leaving.problem.left' })
    if (typed.last_day < partner.from_day) return refuse({ last_day: 'partnerships.leaving.problem.before' })
    const met = await lastMetOn(db, partnership.id, today)
    if (met !== null && typed.last_day < met)
      return refuse({ last_day: { key: 'partnerships.leaving.problem.met', values: { day: longDay(met) } } })
    if (typed.version !== partner.version)
      return stale(
        writeForm(leaveForm, { last_day: partner.to_day ?? today, because: partner.left_because }),
        partner.version,
      )
    const follower =
      typed.followed_by === null || !mayName(actor, partnership, partner)
        ? null
        : ((await findFollowers(db, partner)).find(({ id }) => id === typed.followed_by) ?? undefined)
    if (follower === undefined) return refuse({ followed_by: 'partnerships.leaving.problem.follower' })
    await leave(
      db,
      { hub, today, actor, audit },
      { partnership, partner, follower, lastDay: typed.last_day, because: typed.because },
    )
    return redirect(addressOf(partnership), 'partnerships.done.left')
  },
})

/** Whether somebody may name who takes the place: nobody brings another body onto a board but those who run it, and only once. */
function mayName(actor: Actor, partnership: Partnership, { followed_by }: PartnerRow): boolean {
  return followed_by === null && runsPartnership.allows(actor, subjectOf(partnership))
}
