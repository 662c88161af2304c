/** Who of an organisation's staff is to read the codes it has signed, and who says that they have. */
import { z } from 'zod'
import { anyone } from '../../access/access.ts'
import { changeVersioned } from '../../db/change-versioned.ts'
import { given } from '../../kernel/says.ts'
import { slugParams } from '../../web/by-slug.ts'
import { choice, email, line, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { mayMailUnasked } from '../../web/unasked-mail.ts'
import { under } from '../../web/under.ts'
import { crumbsBelow, inOrganisation, mayChangeOrganisation, organisationOfAddress } from '../organisations/index.ts'
import { askReader, stillToRead } from './ask-staff.ts'
import { addReader, codesSigned, emailOf, findReaders, forgetReader } from './staff.queries.ts'

const at = (slug: string, more = '') => `/organisations/${slug}/staff${more}`

export const staffPage = definePage({
  path: '/organisations/:slug/staff',
  showsRecord: ['staff-reader'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  sameForAll: true,
  subject: organisationOfAddress,
  async show({ db, subject, actor, today, t }) {
    const may = mayChangeOrganisation.allows(actor, { kind: 'organisation', id: subject.id })
    const signed = await codesSigned(db, subject.id, today)
    const readers = await findReaders(db, subject.id)
    return {
      title: t('acknowledging.title'),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t(signed.length === 0 ? 'acknowledging.none-signed' : 'acknowledging.intro', {
        codes: signed.map(({ title }) => title).join(', '),
      }),
      lists: [
        {
          heading: t('acknowledging.count', { count: readers.filter(({ ended_on }) => ended_on === null).length }),
          empty: t('acknowledging.empty'),
          items: readers.map(reader => {
            const left = stillToRead(reader, signed).length
            const state = reader.ended_on !== null ? 'ended' : left === 0 ? 'read' : 'waits'
            const colours = { ended: 'govuk-tag--grey', read: 'govuk-tag--green', waits: 'govuk-tag--yellow' }
            return {
              title: reader.what,
              ...(may && reader.ended_on === null ? { href: at(subject.slug, `/${reader.id}`) } : {}),
              tag: t(`acknowledging.state.${state}`),
              colour: colours[state],
              lines: [
                reader.ended_on === null
                  ? t('acknowledging.read-of', { read: signed.length - left, all: signed.length })
                  : '',
              ],
            }
          }),
        },
      ],
      ...(may ? { back: { href: at(subject.slug, '/new'), text: t('acknowledging.add') } } : {}),
    }
  },
})

const newForm = {
  what: line({ label: 'acknowledging.what', hint: 'acknowledging.what-hint', max: 120 }),
  email: email({ label: 'acknowledging.email', hint: 'acknowledging.email-hint' }),
}

export const newReaderPage = definePage({
  path: '/organisations/:slug/staff/new',
  mends: ['organisation-staff'],
  access: mayChangeOrganisation,
  audit: 'organisation.staff-named',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form: newForm,
  subject: organisationOfAddress,
  act: async ({ db, subject, today, t }) => ({
    happens: [t('acknowledging.happens', { count: (await codesSigned(db, subject.id, today)).length })],
  }),
  async show({ subject, t }) {
    return {
      title: t('acknowledging.add'),
      breadcrumbs: [...crumbsBelow(t, subject), { text: t('acknowledging.title'), href: at(subject.slug) }],
      fields: Object.keys(newForm),
      button: t('acknowledging.add-button'),
    }
  },
  async submit({ db, hub, ip, subject, form: { what, email: address }, today, audit }) {
    if (!given(what)) return refuse({ what: 'acknowledging.problem.what' })
    const readers = await findReaders(db, subject.id)
    if (readers.some(each => each.ended_on === null && each.what.toLowerCase() === what.toLowerCase()))
      return refuse({ what: 'acknowledging.problem.there' })
    if (!(await mayMailUnasked(hub, address, ip))) return refuse({ email: 'acknowledging.problem.mailed' })
    const id = await addReader(db, hub.seal, { organisationId: subject.id, what, email: address })
    await askReader(db, hub, { organisation: subject, reader: { id, what, read: [] }, today })
    await audit({
      action: 'organisation.staff-named',
      subject: { kind: 'organisation', id: subject.id },
      record: { kind: 'staff_reader', id },
      after: { what },
    })
    return redirect(at(subject.slug), 'acknowledging.done.named')
  },
})

const readerForm = {
  does: choice({ label: 'acknowledging.does', options: ['ask', 'end'] }),
  version: versionField(),
}

const readerHere = under(inOrganisation, 'reader', (db, { organisation }) => findReaders(db, organisation.id))

export const readerPage = definePage({
  path: '/organisations/:slug/staff/:reader',
  mendsRecord: { 'staff-reader': ['organisation-staff'] },
  access: mayChangeOrganisation,
  audit: 'organisation.staff-asked',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ reader: z.uuid() }),
  form: readerForm,
  subject: readerHere,
  async show({ subject: { organisation, reader }, t }) {
    const over = reader.ended_on !== null
    return {
      title: reader.what,
      breadcrumbs: [...crumbsBelow(t, organisation), { text: t('acknowledging.title'), href: at(organisation.slug) }],
      intro: t(over ? 'acknowledging.over' : 'acknowledging.reader-intro'),
      fields: Object.keys(readerForm),
      button: over ? null : t('acknowledging.does-button'),
      form: writeForm(readerForm, { version: reader.version }),
    }
  },
  async submit({ db, hub, ip, subject: { organisation, reader }, form: { does, version }, today, audit }) {
    if (reader.ended_on !== null) return refuse({ does: 'acknowledging.over' })
    // Whoever reads no more is asked no more: their address goes.
    const change = does === 'end' ? { ended_on: today } : {}
    if (!(await changeVersioned(db, 'staff_reader', reader.id, version, change)))
      return stale(writeForm(readerForm, { version: reader.version }), reader.version)
    const address = does === 'ask' ? await emailOf(db, hub.seal, reader.id) : null
    if (address !== null && !(await mayMailUnasked(hub, address, ip)))
      return refuse({ does: 'acknowledging.problem.mailed' })
    if (does === 'ask' && !(await askReader(db, hub, { organisation, reader, today })))
      return refuse({ does: 'acknowledging.problem.nothing' })
    const told = { subject: { kind: 'organisation', id: organisation.id } } as const
    if (does === 'end') await forgetReader(db, reader.id, { ...told, action: 'organisation.staff-ended', write: audit })
    else await audit({ ...told, action: 'organisation.staff-asked', record: { kind: 'staff_reader', id: reader.id } })
    return redirect(at(organisation.slug), `acknowledging.done.${does}`)
  },
})
