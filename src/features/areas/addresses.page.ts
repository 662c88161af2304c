/** The addresses of other areas, kept by the secretariat: their public data is read once a day. */
import { secretariat } from '../../access/access.ts'
import { passage, versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../web/page.ts'
import { mostAreas, readAddresses } from './address.ts'
import { changeAddresses, readKeptAddresses } from './areas.queries.ts'

const form = {
  addresses: passage({
    label: 'areas.addresses.label',
    hint: 'areas.addresses.hint',
    optional: true,
    max: 12_000,
  }),
  version: versionField(),
}

const valuesOf = ({ version, addresses }: Awaited<ReturnType<typeof readKeptAddresses>>) =>
  writeForm(form, { version, addresses: addresses.join('\n') })

export const addressesPage = definePage({
  path: '/areas/addresses',
  access: secretariat,
  audit: 'other-areas.changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  onlyKeeps: true,
  form,
  async show({ db, t }) {
    const kept = await readKeptAddresses(db)
    return {
      title: t('areas.addresses.title'),
      breadcrumbs: [{ text: t('areas.title'), href: '/areas' }],
      intro: t(kept.waits ? 'areas.addresses.waits' : 'areas.addresses.intro'),
      lists: [],
      fields: Object.keys(form),
      button: t('areas.addresses.save'),
      form: valuesOf(kept),
    }
  },
  async submit({ db, hub, area, form: typed, audit }) {
    const read = readAddresses(typed.addresses, hub.origin)
    if (!read.ok)
      return refuse({
        addresses: { key: `areas.addresses.problem.${read.fault}`, values: { line: read.line.slice(0, 100) } },
      })
    if (read.addresses.length > mostAreas)
      return refuse({ addresses: { key: 'areas.addresses.problem.too-many', values: { most: mostAreas } } })
    const before = await readKeptAddresses(db)
    if (!(await changeAddresses(db, typed.version, read.addresses))) return stale(valuesOf(before), before.version)
    await audit({
      action: 'other-areas.changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
      before: { addresses: before.addresses },
      after: { addresses: read.addresses },
    })
    return redirect('/areas', 'areas.done.addresses')
  },
})
