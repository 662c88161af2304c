/** One organisation: who it is and what it does in the area. */
import { z } from 'zod'
import { anyOf, anyone, secretariat, speaksForOrganisation } from '../../access/access.ts'
import { definePage } from '../../web/page.ts'
import { findOrganisation, identifiersOf } from './organisations.queries.ts'
import { workOfOrganisation } from './work.queries.ts'

export const mayChangeOrganisation = anyOf(secretariat, speaksForOrganisation)

export const organisationPage = definePage({
  path: '/organisations/:slug',
  access: anyone,
  audit: 'reads only',
  template: 'organisations/organisation.njk',
  params: z.object({ slug: z.string().max(80) }),
  sameForAll: true,
  async subject(db, { slug }) {
    const record = await findOrganisation(db, slug)
    return record && { ref: { kind: 'organisation', id: record.id }, record }
  },
  async show({ db, subject, actor, today, t }) {
    return {
      title: subject.name,
      breadcrumbs: [{ text: t('organisations.title'), href: '/organisations' }],
      organisation: subject,
      sector: t(`organisations.form.sector-options.${subject.sector}`),
      identifiers: await identifiersOf(db, subject.id),
      work: await workOfOrganisation(db, subject.id, today),
      mayChange: mayChangeOrganisation.allows(actor, { kind: 'organisation', id: subject.id }),
    }
  },
})
