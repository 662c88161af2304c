/** What an organisation wants to hear of and what it does not; and inviting those that have not said. */
import { z } from 'zod'
import { secretariat } from '../../access/access.ts'
import { newId } from '../../db/ids.ts'
import { longDay } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import { slugParams } from '../../web/by-slug.ts'
import type { Translate } from '../../web/catalogue.ts'
import { choice, line, pick } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { under } from '../../web/under.ts'
import { addInterest, findBodies, findInterests, findSilent, type Interest, wishes } from './saying.queries.ts'
import { crumbsBelow, inOrganisation, mayChangeOrganisation, organisationOfAddress } from './subject.ts'

const form = {
  wants: choice({ label: 'organisations.interest.wants', options: wishes }),
  topic: line({
    label: 'organisations.interest.topic',
    hint: 'organisations.interest.topic-hint',
    optional: true,
    max: 80,
  }),
  place: line({
    label: 'organisations.interest.place',
    hint: 'organisations.interest.place-hint',
    optional: true,
    max: 80,
  }),
  body: pick({ label: 'organisations.interest.body', optional: true }),
}

/** "Health, Holt, Fenside Health Trust", or all consultations. */
export function coverOf({ topic, place, body }: Interest, t: Translate): string {
  return [topic, place, body].filter(Boolean).join(', ') || t('organisations.interest.all')
}

export const interestsPage = definePage({
  path: '/organisations/:slug/interests',
  mends: ['organisation-interests'],
  access: mayChangeOrganisation,
  audit: 'organisation.interest-added',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async show({ db, subject, t }) {
    const interests = await findInterests(db, subject.id)
    return {
      title: t('organisations.interest.title'),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t(subject.email ? 'organisations.interest.intro' : 'organisations.interest.no-email'),
      lists: [
        {
          heading: t('organisations.interest.count', { count: interests.length }),
          empty: t('organisations.interest.empty'),
          items: interests.map(each => ({
            title: coverOf(each, t),
            href: `/organisations/${subject.slug}/interests/${each.id}`,
            tag: t(`organisations.interest.wants-options.${each.wants}`),
            colour: each.wants === 'not-at-all' ? 'govuk-tag--grey' : 'govuk-tag--blue',
            lines: [],
          })),
        },
      ],
      fields: Object.keys(form),
      choices: { body: await findBodies(db) },
      formHeading: t('organisations.interest.add'),
      button: t('organisations.interest.button'),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const { body, ...wish } = typed
    if (body !== null && !(await findBodies(db)).some(({ value }) => value === body))
      return refuse({ body: 'organisations.interest.problem.body' })
    const id = await addInterest(db, subject.id, { ...wish, bodyId: body })
    await audit({
      action: 'organisation.interest-added',
      subject: { kind: 'organisation', id: subject.id },
      record: { kind: 'interest', id },
      after: typed,
    })
    return redirect(`/organisations/${subject.slug}/interests`, 'organisations.done.interest')
  },
})

const interestHere = under(inOrganisation, 'interest', (db, { organisation }) => findInterests(db, organisation.id))

export const endInterestPage = definePage({
  path: '/organisations/:slug/interests/:interest',
  access: mayChangeOrganisation,
  audit: 'organisation.interest-ended',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ interest: z.uuid() }),
  form: {},
  subject: interestHere,
  async show({ subject: { organisation, interest }, t }) {
    return {
      title: t('organisations.interest.end-title'),
      breadcrumbs: [
        ...crumbsBelow(t, organisation),
        { text: t('organisations.interest.title'), href: `/organisations/${organisation.slug}/interests` },
      ],
      intro: `${t(`organisations.interest.wants-options.${interest.wants}`)}: ${coverOf(interest, t)}`,
      button: t('organisations.interest.end'),
    }
  },
  async submit({ db, subject: { organisation, interest }, now, audit }) {
    await db.updateTable('interest').set({ ended_at: now }).where('id', '=', interest.id).execute()
    await audit({
      action: 'organisation.interest-ended',
      subject: { kind: 'organisation', id: organisation.id },
      record: { kind: 'interest', id: interest.id },
      before: { ...interest },
    })
    return redirect(`/organisations/${organisation.slug}/interests`, 'organisations.done.interest-ended')
  },
})

export const registrationPage = definePage({
  path: '/organisations/interests',
  mends: ['registration'],
  access: secretariat,
  audit: 'organisation.invited-to-register',
  publishes: 'nothing',
  template: 'components/records.njk',
  form: {},
  changesPages: false,
  async show({ db, t }) {
    const silent = await findSilent(db)
    const reachable = silent.filter(({ email }) => email !== '').length
    return {
      title: t('organisations.registration.title'),
      breadcrumbs: [{ text: t('organisations.title'), href: '/organisations' }],
      intro: t('organisations.registration.intro'),
      lists: [
        {
          heading: t('organisations.registration.count', { count: silent.length }),
          empty: t('organisations.registration.empty'),
          items: silent.map(({ name, slug, email, invitedOn }) => ({
            title: name,
            href: `/organisations/${slug}`,
            tag: t(invitedOn ? 'organisations.registration.invited' : 'organisations.registration.not-invited'),
            colour: invitedOn ? 'govuk-tag--green' : 'govuk-tag--yellow',
            lines: [invitedOn ? longDay(invitedOn) : '', email === '' ? t('organisations.registration.no-email') : ''],
          })),
        },
      ],
      button: reachable > 0 ? t('organisations.registration.button', { count: reachable }) : null,
    }
  },
  async submit({ db, hub, area, actor, today, t, audit }) {
    const silent = (await findSilent(db)).filter(({ email, invitedOn }) => email !== '' && invitedOn !== today)
    for (const { id, slug, name, email } of silent) {
      await db
        .insertInto('interest_invitation')
        .values({ id: newId(), organisation_id: id, invited_on: today, invited_by: actor.person!.id })
        .execute()
      const link = `${hub.origin}/organisations/${slug}/interests`
      await sendMail(
        db,
        hub.seal,
        {
          to: email,
          subject: t('organisations.registration.mail-subject', { compact: area.compactName }),
          body: t('organisations.registration.mail-body', { name, compact: area.compactName, link }),
        },
        { kind: 'organisation', id },
      )
    }
    await audit({
      action: 'organisation.invited-to-register',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
      after: { organisations: silent.length },
    })
    return redirect('/organisations/interests', 'organisations.done.registration')
  },
})
