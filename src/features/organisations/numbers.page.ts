/** The public numbers of an organisation: charity, company, local authority, health. */
import { slugParams } from '../../web/by-slug.ts'
import { line, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { holderOf, identifiersOf, setIdentifiers } from './identifiers.queries.ts'
import { type Identifier, readIdentifier, type SchemeName, schemeNames, schemes } from './identifiers.ts'
import { changeOrganisation } from './organisations.queries.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from './subject.ts'

const number = (scheme: SchemeName) => line({ label: `organisations.number.${scheme}`, max: 40, optional: true })
const numbers = Object.fromEntries(schemeNames.map(scheme => [scheme, number(scheme)])) as Record<
  SchemeName,
  ReturnType<typeof number>
>
const form = { ...numbers, version: versionField() }

const written = (identifiers: readonly Identifier[], version: number) => ({
  ...(Object.fromEntries(
    schemeNames.map(scheme => [scheme, identifiers.find(each => each.scheme === scheme)?.identifier ?? '']),
  ) as Record<SchemeName, string>),
  version,
})

export const numbersPage = definePage({
  path: '/organisations/:slug/numbers',
  onlyKeeps: true,
  access: mayChangeOrganisation,
  audit: 'organisation.numbers-changed',
  publishes: 'nothing',
  template: 'organisations/numbers.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async show({ db, subject, t }) {
    return {
      title: t('organisations.numbers.title'),
      breadcrumbs: crumbsBelow(t, subject),
      schemes: schemeNames,
      form: writeForm(form, written(await identifiersOf(db, subject.id), subject.version)),
    }
  },
  async submit({ db, subject, form: { version, ...typed }, t, audit }) {
    const problems: Record<string, { key: string; values: Record<string, string> }> = {}
    const identifiers: Identifier[] = []
    for (const scheme of schemeNames.filter(each => typed[each] !== '')) {
      const identifier = readIdentifier(scheme, typed[scheme])
      const words = {
        typed: typed[scheme],
        scheme: t(`organisations.number.${scheme}`),
        example: schemes[scheme].example,
      }
      if (identifier === null) problems[scheme] = { key: 'organisations.numbers.wrong', values: words }
      else {
        const holder = await holderOf(db, { scheme, identifier })
        if (holder && holder.id !== subject.id)
          problems[scheme] = { key: 'organisations.numbers.taken', values: { name: holder.name } }
        identifiers.push({ scheme, identifier })
      }
    }
    if (Object.keys(problems).length > 0) return refuse(problems)
    const before = await identifiersOf(db, subject.id)
    const { id, slug, version: _, endedOn, ...details } = subject
    if (!(await changeOrganisation(db, id, version, details)))
      return stale(writeForm(form, written(before, subject.version)), subject.version)
    await setIdentifiers(db, id, identifiers)
    await audit({
      action: 'organisation.numbers-changed',
      subject: { kind: 'organisation', id },
      record: { kind: 'organisation', id },
      before: { identifiers: before },
      after: { identifiers },
    })
    return redirect(`/organisations/${slug}`, 'organisations.done.numbers')
  },
})
