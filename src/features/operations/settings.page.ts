/** The area's settings: its name, its Compact, its secretariat. */
import { secretariat } from '../../access/access.ts'
import { choice, choices, email, line, passage, versionField, whole, writeForm } from '../../web/fields.ts'
import { translated } from '../../web/languages.ts'
import { definePage, redirect, stale } from '../../web/page.ts'
import { changeSettings, readAreaSettings } from './settings.queries.ts'

const form = {
  name: line({ label: 'operations.settings.name' }),
  compact_name: line({ label: 'operations.settings.compact' }),
  time_zone: line({ label: 'operations.settings.time-zone', hint: 'operations.settings.time-zone-hint', max: 60 }),
  contact_name: line({ label: 'operations.settings.contact-name' }),
  contact_address: passage({ label: 'operations.settings.contact-address', max: 500 }),
  contact_phone: line({ label: 'operations.settings.contact-phone', type: 'tel', max: 40 }),
  contact_email: email({ label: 'operations.settings.contact-email' }),
  holiday_country: choice({ label: 'operations.settings.holidays', options: ['england-and-wales'] }),
  retention_months: whole({
    label: 'operations.settings.retention',
    hint: 'operations.settings.retention-hint',
    min: 1,
    max: 120,
  }),
  languages: choices({
    label: 'operations.settings.languages',
    hint: 'operations.settings.languages-hint',
    options: translated.map(({ code }) => code),
  }),
  version: versionField(),
}

export const settingsPage = definePage({
  path: '/settings',
  mends: ['secretariat-contact'],
  access: secretariat,
  audit: 'area.changed',
  publishes: 'nothing',
  template: 'operations/settings.njk',
  form,
  async show({ db, t }) {
    const settings = await readAreaSettings(db)
    return { title: t('operations.settings.title'), form: writeForm(form, settings as never) }
  },
  async submit({ db, form: typed, area, audit }) {
    const { version, ...change } = typed
    if (!isTimeZone(change.time_zone))
      return { kind: 'refuse', problems: { time_zone: { key: 'operations.settings.time-zone-problem' } } }
    const before = await readAreaSettings(db)
    if (!(await changeSettings(db, version, change))) return stale(writeForm(form, before as never), before.version)
    await audit({
      action: 'area.changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
      before,
      after: change,
    })
    return redirect('/settings', 'operations.done.settings')
  },
})

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
