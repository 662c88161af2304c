/** Raising a concern or a disagreement, by anybody, with or without a name. */
import { anyone } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { sendMail } from '../../../mail/mail.ts'
import { choice, line, passage, tick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { hadItsShare, hadTooMany } from '../../../web/public-forms.ts'
import { sayAnsweredWithin } from '../../../web/say-due.ts'
import { receiveCase } from '../cases/cases.queries.ts'
import { addressOf, crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { sealContact } from './sealed-contact.ts'
import { tellTeam } from './tell-team.ts'

const form = {
  kind: choice({ label: 'partnerships.concern.kind', options: ['concern', 'dispute'] }),
  about: passage({ label: 'partnerships.concern.about', hint: 'partnerships.concern.about-hint', max: 5000 }),
  for_secretariat: tick({
    label: 'partnerships.concern.for-secretariat',
    hint: 'partnerships.concern.for-secretariat-hint',
  }),
  contact: line({
    label: 'partnerships.concern.contact',
    hint: 'partnerships.concern.contact-hint',
    max: 300,
    optional: true,
  }),
}

export const concernPage = definePage({
  path: '/partnerships/:slug/concern',
  workspace: { within: 'concerns' },
  access: anyone,
  audit: 'partnership.concern-raised',
  publishes: 'nothing',
  // Shown to the public as one of a count, within a minute: a visitor does not empty every page that is kept.
  changesPages: false,
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: visiblePartnership,
  async show({ db, hub, subject, today, t }) {
    const clock = await hub.clock(db, subjectOf(subject), today)
    return {
      title: t('partnerships.concern.title'),
      breadcrumbs: crumbs(t, subject),
      intro: `${t('partnerships.concern.intro')} ${sayAnsweredWithin(clock('concern-settled'), t)}`,
      fields: Object.keys(form),
      button: t('partnerships.concern.button'),
      form: writeForm(form, { kind: 'concern' }),
    }
  },
  async submit({ db, hub, area, subject, form: typed, today, t, audit, ip }) {
    if (await hadItsShare({ hub, ip })) return refuse({ about: hadTooMany })
    const row = { kind: 'concern', id: newId() } as const
    await db
      .insertInto('concern')
      .values({
        id: row.id,
        subject_kind: 'partnership',
        subject_id: subject.id,
        kind: typed.kind,
        about: typed.about,
        for_secretariat: typed.for_secretariat,
        sealed_contact: typed.contact === '' ? null : sealContact(hub, row, typed.contact),
        raised_on: today,
      })
      .execute()
    await receiveCase(db, row.id, today)
    await audit({ action: 'partnership.concern-raised', as: 'respondent', subject: subjectOf(subject), record: row })
    const clock = await hub.clock(db, subjectOf(subject), today)
    const mail = {
      subject: t('partnerships.concern.mail-subject', { name: subject.name }),
      body: t('partnerships.concern.mail-body', {
        days: clock('concern-acknowledged').value,
        link: `${hub.origin}${addressOf(subject, `concerns/${row.id}`)}`,
      }),
    }
    if (!typed.for_secretariat) await tellTeam(db, hub.seal, subject, today, mail)
    // Of a concern about those who run it they learn nothing, not even that there is one.
    else if (area.contact.email)
      await sendMail(db, hub.seal, { to: area.contact.email, ...mail }, { kind: 'area', id: area.id })
    return redirect(addressOf(subject), 'partnerships.done.concern')
  },
})
