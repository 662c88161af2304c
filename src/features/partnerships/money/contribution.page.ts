/** Writing down what a partner gives, and that it has been given; the giver is asked whether it is so. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, dayField, type FormValues, line, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import type { Putting } from '../../parties/index.ts'
import { putContribution } from '../consent/contribution.matter.ts'
import { readNumber } from '../objectives/numbers.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import { isOver, type Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs, difference, inPartnership, slugParams, subjectOf } from '../subject.ts'
import { type Contribution, findContributions } from './contributions.queries.ts'
import { contributionKinds } from './worth.ts'

const number = (label: string, hint?: string) => line({ label, ...(hint ? { hint } : {}), max: 20, optional: true })

const fields = {
  kind: choice({ label: 'partnerships.money.kind', options: contributionKinds }),
  what: line({ label: 'partnerships.money.what', hint: 'partnerships.money.what-hint', max: 300 }),
  amount: number('partnerships.money.amount', 'partnerships.money.amount-hint'),
  hours: number('partnerships.money.hours-label', 'partnerships.money.hours-hint'),
  rate: number('partnerships.money.rate', 'partnerships.money.rate-hint'),
  promised_on: dayField({ past: true, label: 'partnerships.money.promised-on' }),
  given_on: dayField({
    past: true,
    notBefore: 'promised_on',
    label: 'partnerships.money.given-on',
    hint: 'partnerships.money.given-on-hint',
    optional: true,
  }),
}
const form = { partner_id: pick({ label: 'partnerships.money.giver' }), ...fields }

type Typed = FormValues<typeof fields>
type Measures = { readonly amount: string | null; readonly hours: string | null; readonly rate: string | null }

/** The figures as they are kept, or what is wrong with them. What a kind does not have is left out. */
function measuresIn(typed: Typed): { ok: true; measures: Measures } | { ok: false; problems: Record<string, string> } {
  const problems: Record<string, string> = {}
  const read = (name: 'amount' | 'hours' | 'rate', wanted: boolean, most: number): string | null => {
    if (!wanted || typed[name] === '') return null
    const value = readNumber(typed[name].replace(/^£\s*/, '')) ?? Number.NaN
    if (!(value >= 0 && value <= most) || (name === 'hours' && value === 0))
      problems[name] = 'partnerships.money.problem.number'
    return String(value)
  }
  const inHours = typed.kind === 'hours' || typed.kind === 'expertise'
  const measures = {
    amount: read('amount', !inHours, 1_000_000_000),
    hours: read('hours', inHours, 1_000_000),
    rate: read('rate', inHours, 100_000),
  }
  if (typed.kind === 'money' && typed.amount === '') problems['amount'] = 'partnerships.money.problem.amount'
  if (inHours && typed.hours === '') problems['hours'] = 'partnerships.money.problem.hours'
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, measures }
}

const trail = (t: Translate, partnership: Partnership) => [
  ...crumbs(t, partnership),
  { text: t('partnerships.money.title'), href: addressOf(partnership, 'contributions') },
]

async function givers(db: Handle, partnershipId: string, today: Day): Promise<{ value: string; text: string }[]> {
  return (await findPartners(db, partnershipId))
    .filter(partner => isPartnerOn(partner, today))
    .map(({ id, organisation }) => ({ value: id, text: organisation }))
}

/** Asks the giver about a contribution as it now stands. */
async function ask(tx: Tx, by: Putting, partnership: Partnership, id: string): Promise<void> {
  const kept = (await findContributions(tx, partnership.id)).find(one => one.id === id)
  if (kept) await putContribution(tx, by, partnership, kept)
}

export const newContributionPage = definePage({
  path: '/partnerships/:slug/contributions/new',
  access: runsPartnership,
  audit: 'partnership.contribution-written',
  publishes: 'nothing',
  mends: ['contributions'],
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ db, subject, today, t }) {
    return {
      title: t('partnerships.money.add'),
      breadcrumbs: trail(t, subject),
      intro: t('partnerships.money.add-intro'),
      fields: Object.keys(form),
      items: { partner_id: await givers(db, subject.id, today) },
      button: t('partnerships.money.add-button'),
      form: writeForm(form, { promised_on: today }),
    }
  },
  async submit({ db, hub, subject, form: typed, actor, today, audit }) {
    if (isOver(subject)) return refuse({ partner_id: 'partnerships.money.problem.over' })
    if (!(await givers(db, subject.id, today)).some(({ value }) => value === typed.partner_id))
      return refuse({ partner_id: 'partnerships.money.problem.giver' })
    const read = measuresIn(typed)
    if (!read.ok) return refuse(read.problems)
    const id = newId()
    await db
      .insertInto('contribution')
      .values({ id, partnership_id: subject.id, ...typed, ...read.measures })
      .execute()
    await audit({
      action: 'partnership.contribution-written',
      subject: subjectOf(subject),
      record: { kind: 'contribution', id },
      after: { ...typed, ...read.measures },
    })
    await ask(db, { hub, today, actor, audit }, subject, id)
    return redirect(addressOf(subject, 'contributions'), 'partnerships.done.contribution')
  },
})

const editForm = { ...fields, version: versionField() }
const shown = (value: number | null): string => (value === null ? '' : String(value))
const valuesOf = (of: Contribution) =>
  writeForm(editForm, { ...of, amount: shown(of.amount), hours: shown(of.hours), rate: shown(of.rate) })

const contributionHere = under(inPartnership, 'contribution', (db, { partnership }) =>
  findContributions(db, partnership.id),
)

export const contributionPage = definePage({
  path: '/partnerships/:slug/contributions/:contribution',
  access: runsPartnership,
  audit: 'partnership.contribution-changed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams.extend({ contribution: z.uuid() }),
  form: editForm,
  onlyKeeps: true,
  subject: contributionHere,
  async show({ subject: { partnership, contribution: one }, t }) {
    return {
      title: t('partnerships.money.of', { name: one.organisation }),
      breadcrumbs: trail(t, partnership),
      intro: t('partnerships.money.change-intro'),
      fields: [...Object.keys(fields), 'version'],
      button: t('partnerships.save'),
      form: valuesOf(one),
    }
  },
  async submit({
    db,
    hub,
    subject: { partnership, contribution: one },
    form: { version, ...typed },
    actor,
    today,
    audit,
  }) {
    const read = measuresIn(typed)
    if (!read.ok) return refuse(read.problems)
    const change = { ...typed, ...read.measures }
    if (!(await changeVersioned(db, 'contribution', one.id, version, change))) return stale(valuesOf(one), one.version)
    const before = { ...one, amount: text(one.amount), hours: text(one.hours), rate: text(one.rate) }
    await audit({
      action: 'partnership.contribution-changed',
      subject: subjectOf(partnership),
      record: { kind: 'contribution', id: one.id },
      ...difference(before, change),
    })
    await ask(db, { hub, today, actor, audit }, partnership, one.id)
    return redirect(addressOf(partnership, 'contributions'), 'partnerships.done.contribution')
  },
})

const text = (value: number | null): string | null => (value === null ? null : String(value))
