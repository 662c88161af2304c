/** What the Compact itself states: its aim, its principles, what each side does, and who stewards it. */

import { secretariat } from '../../../access/access.ts'
import { changeArea } from '../../../db/area.ts'
import { difference } from '../../../db/audit.ts'
import type { Handle } from '../../../db/open.ts'
import { passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'

const text = (name: 'aim' | 'principles' | 'public' | 'sector' | 'rural') =>
  passage({ label: `compact.statement.${name}`, hint: `compact.statement.${name}-hint`, optional: true, max: 5000 })

const form = {
  aim: text('aim'),
  principles: text('principles'),
  public_actions: text('public'),
  sector_actions: text('sector'),
  rural_note: text('rural'),
  governing_partnership_id: pick({
    label: 'compact.statement.governing',
    hint: 'compact.statement.governing-hint',
    optional: true,
  }),
  version: versionField(),
}

/** The statement as it is, with the name and address of the group that stewards the Compact. */
export function findStatement(db: Handle) {
  return db
    .selectFrom('area')
    .leftJoin('partnership', join =>
      join.onRef('partnership.id', '=', 'area.governing_partnership_id').on('partnership.public', '=', true),
    )
    .select(['area.version', 'aim', 'principles', 'public_actions', 'sector_actions', 'rural_note'])
    .select(['governing_partnership_id', 'partnership.slug as groupSlug', 'partnership.name as groupName'])
    .executeTakeFirstOrThrow()
}

/** Public partnerships that have not ended, to choose the group from. */
function findGroups(db: Handle) {
  return db
    .selectFrom('partnership')
    .select(['id as value', 'name as text'])
    .where('public', '=', true)
    .where('state', 'not in', ['ended', 'not-formed'])
    .orderBy('name')
    .execute()
}

export const statementPage = definePage({
  path: '/compact/statement',
  mends: ['compact-statement'],
  workspace: { stage: 'agreement', label: 'compact.nav.statement' },
  access: secretariat,
  audit: 'compact.stated',
  publishes: 'nothing',
  template: 'components/records.njk',
  form,
  async show({ db, area, t }) {
    return {
      title: t('compact.statement.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      intro: t('compact.statement.intro'),
      fields: Object.keys(form),
      choices: { governing_partnership_id: await findGroups(db) },
      button: t('compact.statement.save'),
      form: writeForm(form, await findStatement(db)),
    }
  },
  async submit({ db, area, form: { version, ...to }, audit }) {
    if (to.governing_partnership_id !== null) {
      const groups = await findGroups(db)
      if (!groups.some(({ value }) => value === to.governing_partnership_id))
        return refuse({ governing_partnership_id: 'compact.statement.problem.group' })
    }
    const before = await findStatement(db)
    if (!(await changeArea(db, area.id, version, to))) return stale(writeForm(form, before), before.version)
    await audit({
      action: 'compact.stated',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'area', id: area.id },
      ...difference({ ...before }, to),
    })
    return redirect('/compact', 'compact.done.stated')
  },
})
