/** Asking to join, by anybody. How to reach whoever asks is sealed. */
import { anyone } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { line, passage } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { hadItsShare, hadTooMany } from '../../../web/public-forms.ts'
import { sayAnsweredWithin } from '../../../web/say-due.ts'
import { isOver } from '../partnership.queries.ts'
import { addressOf, crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { sealContact } from './sealed-contact.ts'
import { tellTeam } from './tell-team.ts'

const form = {
  who: line({ label: 'partnerships.joining.who' }),
  reasons: passage({ label: 'partnerships.joining.reasons', max: 2000 }),
  offers: passage({ label: 'partnerships.joining.offers', max: 2000, optional: true }),
  contact: line({ label: 'partnerships.joining.contact', hint: 'partnerships.joining.contact-hint', max: 300 }),
}

export const joiningPage = definePage({
  path: '/partnerships/:slug/joining',
  workspace: { within: 'join-requests' },
  access: anyone,
  audit: 'partnership.join-asked',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: visiblePartnership,
  changesPages: false,
  async show({ db, hub, subject, today, t }) {
    const clock = await hub.clock(db, subjectOf(subject), today)
    return {
      title: t('partnerships.joining.title', { name: subject.name }),
      breadcrumbs: crumbs(t, subject),
      intro: isOver(subject)
        ? t('partnerships.joining.over')
        : `${t('partnerships.joining.intro')} ${sayAnsweredWithin(clock('join-request'), t)}`,
      fields: isOver(subject) ? [] : Object.keys(form),
      button: t('partnerships.joining.button'),
    }
  },
  async submit({ db, hub, subject, form: typed, today, actor, t, audit, ip }) {
    if (isOver(subject)) return refuse({ who: 'partnerships.joining.over' })
    if (await hadItsShare({ hub, ip })) return refuse({ who: hadTooMany })
    const row = { kind: 'join_request', id: newId() } as const
    const { contact, ...asked } = typed
    await db
      .insertInto('join_request')
      .values({
        id: row.id,
        partnership_id: subject.id,
        ...asked,
        sealed_contact: sealContact(hub, row, contact),
        asked_by: actor.person?.id ?? null,
        asked_on: today,
      })
      .execute()
    await audit({ action: 'partnership.join-asked', as: 'visitor', subject: subjectOf(subject), record: row })
    const clock = await hub.clock(db, subjectOf(subject), today)
    await tellTeam(db, hub.seal, subject, today, {
      subject: t('partnerships.joining.mail-subject', { name: subject.name }),
      body: t('partnerships.joining.mail-body', {
        within: sayAnsweredWithin(clock('join-request'), t),
        link: `${hub.origin}${addressOf(subject, `join-requests/${row.id}`)}`,
      }),
    })
    return redirect(addressOf(subject), 'partnerships.done.join-asked')
  },
})
