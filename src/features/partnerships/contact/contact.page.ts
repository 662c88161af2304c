/** Opening a sealed contact: with a purpose, written down, and to be read for a few minutes by whoever opened it. */
import { type AccessRule, type Actor, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { choice } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found, redirect } from '../../../web/page.ts'
import { caseOfAddress } from '../cases/cases.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, looksAfterPartnership, planCrumbs, subjectOf } from '../subject.ts'
import { type ContactParams, contactParams } from './contact-params.ts'
import { requestOfAddress } from './join-requests.page.ts'
import { type ContactKind, findOpenings, mayStillRead, minutesInView, OPENED, readContact } from './sealed-contact.ts'

type Row = { readonly id: string; readonly sealed_contact: Buffer | null }
type OfAddress = (
  db: Handle,
  params: ContactParams,
  hub: Hub,
  actor: Actor,
) => Promise<Found<{ readonly partnership: Partnership; readonly row: Row }> | null>

const form = {
  purpose: choice({ label: 'partnerships.contact.purpose', options: ['ask-back', 'answer', 'put-right'] }),
}

/** The page for one kind of row; `list` is the part of the address that its rows stand under. */
function contactPage(kind: ContactKind, list: 'join-requests' | 'concerns', access: AccessRule, ofAddress: OfAddress) {
  return definePage({
    path: `/partnerships/:slug/${list}/:id/contact`,
    access,
    audit: OPENED,
    publishes: 'nothing',
    freshly: 'to-open',
    template: 'partnerships/contact/contact.njk',
    params: contactParams,
    form,
    changesPages: false,
    async subject(db, params: ContactParams, hub: Hub, actor: Actor) {
      const found = await ofAddress(db, params, hub, actor)
      return found && found.record.row.sealed_contact !== null ? found : null
    },
    async show({ db, hub, subject: { partnership, row }, actor, t }) {
      const sealed = { kind, id: row.id, sealed_contact: row.sealed_contact }
      const open = await mayStillRead(db, sealed, actor, new Date())
      return {
        title: t('partnerships.contact.title'),
        breadcrumbs: [
          ...planCrumbs(t, partnership),
          {
            text: t(`partnerships.${list === 'concerns' ? 'concern' : 'joining'}.list`),
            href: addressOf(partnership, list),
          },
        ],
        intro: t('partnerships.contact.sealed', { minutes: minutesInView }),
        contact: open ? readContact(hub, sealed) : null,
        openings: await findOpenings(db, sealed),
        fields: open ? [] : Object.keys(form),
        button: t('partnerships.contact.open'),
        back: { text: t('partnerships.contact.back'), href: addressOf(partnership, `${list}/${row.id}`) },
      }
    },
    async submit({ subject: { partnership, row }, form: typed, audit }) {
      await audit({ action: OPENED, subject: subjectOf(partnership), record: { kind, id: row.id }, after: typed })
      return redirect(addressOf(partnership, `${list}/${row.id}/contact`))
    },
  })
}

export const requestContactPage = contactPage('join_request', 'join-requests', runsPartnership, requestOfAddress)
export const concernContactPage = contactPage('concern', 'concerns', looksAfterPartnership, caseOfAddress)
