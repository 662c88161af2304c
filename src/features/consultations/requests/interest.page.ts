/** Asking to be told, or not to be asked: by email address, confirmed by its holder. */
import { z } from 'zod'
import { anyone, holderOfTheLink } from '../../../access/access.ts'
import { noteErasure } from '../../../db/erasures.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import { choice, email, hidden, writeForm } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse } from '../../../web/page.ts'
import { mayMailUnasked } from '../../../web/unasked-mail.ts'
import { crumbs, slugParams, subjectOf, visibleConsultation } from '../subject.ts'
import { standingOn } from '../timetable.ts'
import { addInterest, findInterest, interestKey, scopes, wishes } from './interest.queries.ts'
import { keptUntil, mayGoOn } from './wish-days.ts'

const form = {
  email: email({ label: 'consultations.interest.email', hint: 'consultations.interest.email-hint' }),
  wants: choice({ label: 'consultations.interest.wants', options: wishes }),
  scope: choice({ label: 'consultations.interest.scope', options: scopes }),
}

export const interestPage = definePage({
  path: '/consultations/:slug/interest',
  workspace: { stage: 'open', label: 'consultations.nav.interest' },
  access: anyone,
  audit: 'interest.registered',
  publishes: 'nothing',
  template: 'consultations/requests/interest.njk',
  params: slugParams,
  form,
  changesPages: false,
  subject: visibleConsultation,
  async show({ subject, actor, today, t, now, area }) {
    // One that has opened will not open again: its dates may change while it is open, and others will open.
    const standing = standingOn(subject, { now, today, area })
    const goesOn = standing === 'coming' || standing === 'open'
    const offered = scopes.filter(scope => (scope === 'this' ? goesOn : scope !== 'topic' || subject.topic !== ''))
    const wordsOf = (scope: string) =>
      scope === 'this' && standing === 'open' ? 'this-open' : `scope-options.${scope}`
    return {
      opened: standing !== 'coming',
      offered: offered.map(value => ({ value, text: t(`consultations.interest.${wordsOf(value)}`) })),
      title: t('consultations.interest.title'),
      breadcrumbs: crumbs(t, subject),
      consultation: subject,
      form: writeForm(form, { email: actor.person?.email ?? '', wants: 'told', scope: offered[0]! }),
    }
  },
  async submit({ db, hub, subject, form: typed, actor, now, today, area, t, audit, ip }) {
    if (typed.scope === 'topic' && subject.topic === '')
      return refuse({ scope: 'consultations.interest.problem.no-topic' })
    const own = actor.person?.email?.toLowerCase() === typed.email.toLowerCase()
    const id = await addInterest(db, hub.seal, {
      personId: own ? actor.person!.id : null,
      email: typed.email,
      wants: typed.wants,
      topic: typed.scope === 'topic' ? subject.topic : '',
      consultationId: typed.scope === 'this' ? subject.id : null,
      confirmedAt: own ? now : null,
      today,
    })
    await audit({
      action: 'interest.registered',
      as: 'visitor',
      subject: subjectOf(subject),
      record: { kind: 'interest', id },
      after: { wants: typed.wants, scope: typed.scope },
    })
    if (own) return redirect(`/interest/${interestKey(hub.seal, id)}`, 'consultations.done.interest')
    // The page says the same however often it is asked, so that nobody's letter box can be filled through us.
    if (await mayMailUnasked(hub, typed.email, ip)) {
      const link = `${hub.origin}/interest/${interestKey(hub.seal, id)}`
      const mail = {
        to: typed.email,
        subject: t('consultations.interest.mail-subject', { compact: area.compactName }),
        body: t('consultations.interest.mail-body', { compact: area.compactName, link }),
      }
      await sendSealedMail(db, hub.seal, mail, { kind: 'interest', id })
    }
    return redirect(`/consultations/${subject.slug}`, 'consultations.done.interest-link')
  },
})

export const interestLinkPage = definePage({
  path: '/interest/:key',
  access: holderOfTheLink,
  audit: 'interest.changed',
  publishes: 'nothing',
  template: 'consultations/requests/interest-link.njk',
  params: z.object({ key: z.string().min(20).max(100) }),
  // A mail program that is told to stop sends the second (RFC 8058).
  form: { act: hidden(), 'List-Unsubscribe': hidden() },
  changesPages: false,
  async subject(db, params) {
    return { ref: null, record: await findInterest(db, params.key) }
  },
  async show({ subject, t, today }) {
    const title = subject ? 'consultations.interest.link-title' : 'consultations.interest.gone-title'
    return { title: t(title), interest: subject, mayGoOn: subject !== null && mayGoOn(subject, today) }
  },
  async submit({ db, subject, params, form, area, now, today, audit }) {
    const act = form['List-Unsubscribe'] === 'One-Click' ? 'stop' : form.act
    if (!subject) return notFound
    if (act !== 'confirm' && act !== 'stop') return refuse({ interest: 'consultations.interest.problem.choose' })
    const change = act === 'confirm' ? { confirmed_at: now, ended_at: null, asked_again_on: null } : { ended_at: now }
    const kept_until = subject.ownAddress ? keptUntil(subject, act, today) : null
    await db
      .updateTable('interest')
      .set({ ...change, kept_until })
      .where('id', '=', subject.id)
      .execute()
    const told = {
      action: 'interest.changed',
      as: 'visitor',
      subject: { kind: 'area', id: area.id },
      after: { act },
    } as const
    // In a copy from before, it is not taken up again.
    if (act === 'stop') await noteErasure(db, 'wish', subject.id, { ...told, write: audit })
    else await audit({ ...told, record: { kind: 'interest', id: subject.id } })
    const done = act === 'confirm' ? 'consultations.done.interest' : 'consultations.done.interest-stopped'
    return redirect(`/interest/${params.key}`, done)
  },
})
