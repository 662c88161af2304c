/** The steps of setting up a new area, each with why; and saying that it is set up. */
import { secretariat } from '../../access/access.ts'
import { changeArea } from '../../db/area.ts'
import { versionField, writeForm } from '../../web/fields.ts'
import { definePage, redirect, stale } from '../../web/page.ts'
import { findSettingUp } from './steps.queries.ts'

const form = { version: versionField() }

export const settingUpPage = definePage({
  path: '/setting-up',
  access: secretariat,
  audit: 'area.set-up',
  publishes: 'nothing',
  template: 'setting-up/setting-up.njk',
  form,
  async show({ db, hub, area, t }) {
    const { version } = await db.selectFrom('area').select('version').executeTakeFirstOrThrow()
    const settingUp = await findSettingUp(db)
    return {
      title: t('setting-up.title', { area: area.name }),
      settingUp,
      open: area.settingUp,
      mailLeaves: hub.mailLeaves,
      form: writeForm(form, { version }),
    }
  },
  async submit({ db, form: { version }, area, today, audit }) {
    const set_up_on = area.settingUp ? today : null
    if (!(await changeArea(db, area.id, version, { set_up_on }))) {
      const theirs = await db.selectFrom('area').select('version').executeTakeFirstOrThrow()
      return stale(writeForm(form, theirs), theirs.version)
    }
    await audit({
      action: 'area.set-up',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
      after: { set_up_on },
    })
    return redirect(set_up_on ? '/' : '/setting-up', set_up_on ? 'setting-up.done.set-up' : 'setting-up.done.again')
  },
})
