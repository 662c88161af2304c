/** The upper board says what a lower one may decide by itself, with limits; and takes a power back with its reason. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { matters } from '../../../governance/rules.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choices, line, passage, pick, versionField, whole, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { t as say } from '../../../web/render.ts'
import { under } from '../../../web/under.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { type LinkHere, linkOfParent, linkParams, structureCrumbs, tellBoard } from './link-here.ts'
import { isInForce } from './links.queries.ts'
import { type DelegatedPower, limitWords, powersOf } from './powers.queries.ts'
import { decisionsToRestOn } from './structure.queries.ts'

const form = {
  what: line({ label: 'partnerships.structure.power.what', hint: 'partnerships.structure.power.what-hint', max: 300 }),
  matters: choices({
    label: 'partnerships.structure.power.matters',
    hint: 'partnerships.structure.power.matters-hint',
    options: matters,
  }),
  most: whole({
    label: 'partnerships.structure.power.most',
    hint: 'partnerships.structure.power.most-hint',
    min: 1,
    max: 1_000_000_000,
    optional: true,
  }),
  decision_id: pick({
    label: 'partnerships.structure.decision',
    hint: 'partnerships.structure.decision-hint',
    optional: true,
  }),
}

export const powersPage = definePage({
  path: '/partnerships/:slug/structure/:link/powers',
  workspace: { within: 'structure' },
  access: runsPartnership,
  audit: 'partnership.power-given',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: linkParams,
  form,
  subject: linkOfParent,
  async show({ db, subject: { partnership, link }, today, t }) {
    const powers = await powersOf(db, link.id)
    return {
      title: t('partnerships.structure.power.title', { child: link.child.name }),
      breadcrumbs: structureCrumbs(t, partnership),
      intro: t('partnerships.structure.power.intro'),
      lists: [
        {
          heading: t('partnerships.structure.power.list'),
          empty: t('partnerships.structure.power.none', { parent: link.parent.name }),
          items: powers.map(power =>
            shown(t, power, addressOf(partnership, `structure/${link.id}/powers/${power.id}`)),
          ),
        },
      ],
      fields: Object.keys(form),
      choices: { decision_id: await decisionsToRestOn(db, partnership.id) },
      formHeading: t('partnerships.structure.power.add'),
      button: isInForce(link, today) ? t('partnerships.structure.power.button') : null,
      back: { href: addressOf(partnership, 'structure'), text: t('partnerships.structure.crumb') },
    }
  },
  async submit({ db, hub, subject: { partnership, link }, actor, form: typed, today, t, audit }) {
    if (!isInForce(link, today)) return refuse({ what: 'partnerships.structure.problem.ended' })
    const known = await decisionsToRestOn(db, partnership.id)
    if (typed.decision_id !== null && !known.some(({ value }) => value === typed.decision_id))
      return refuse({ decision_id: 'partnerships.structure.problem.decision' })
    if (typed.most !== null && !typed.matters.includes('money'))
      return refuse({ matters: 'partnerships.structure.problem.money' })
    const id = newId()
    const power = { ...typed, matters: [...typed.matters] }
    await db
      .insertInto('delegated_power')
      .values({ id, board_link_id: link.id, ...power, from_day: today, given_by: actor.person!.id })
      .execute()
    const told = await tell(db, hub, { partnership, link }, today, 'given', `${power.what} (${limitWords(t, power)})`)
    await audit({
      action: 'partnership.power-given',
      subject: subjectOf(partnership),
      record: { kind: 'delegated_power', id },
      after: { child: link.child_id, ...power, told },
    })
    return redirect(addressOf(partnership, `structure/${link.id}/powers`), 'partnerships.structure.done.power')
  },
})

function shown(t: Translate, power: DelegatedPower, href: string) {
  return {
    title: power.what,
    href: power.ended_on === null ? href : null,
    lines: [
      limitWords(t, power),
      t(power.decision_id ? 'partnerships.structure.rests.decision' : 'partnerships.structure.rests.said'),
      power.ended_on === null
        ? t('partnerships.structure.power.since', { day: longDay(power.from_day) })
        : `${t('partnerships.structure.power.ended', { from: longDay(power.from_day), day: longDay(power.ended_on) })} ${power.ended_because}`,
    ],
  }
}

/** Tells the lower board of a power that was given or taken back, with what it is. */
function tell(
  db: Tx,
  hub: Hub,
  { partnership, link }: Pick<LinkHere, 'partnership' | 'link'>,
  today: Day,
  how: 'given' | 'taken',
  what: string,
): Promise<number> {
  return tellBoard(db, hub, link.child_id, today, child => ({
    subject: say(`partnerships.structure.mail.power-${how}-subject`, { parent: partnership.name }),
    body: say(`partnerships.structure.mail.power-${how}-body`, {
      child: child.name,
      parent: partnership.name,
      what,
      link: `${hub.origin}${addressOf(child, 'structure')}`,
    }),
  }))
}

const ending = {
  because: passage({ label: 'partnerships.structure.power.because', max: 1000 }),
  version: versionField(),
}

const powerHere = under(linkOfParent, 'power', (db, { link }) => powersOf(db, link.id))

export const powerEndingPage = definePage({
  path: '/partnerships/:slug/structure/:link/powers/:power',
  workspace: { within: 'structure' },
  access: runsPartnership,
  audit: 'partnership.power-ended',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: linkParams.extend({ power: z.uuid() }),
  form: ending,
  subject: powerHere,
  async act({ subject: { link }, t }) {
    return {
      happens: [t('partnerships.structure.power.ends-happens')],
      told: [t('partnerships.structure.power.ends-told', { child: link.child.name })],
    }
  },
  async show({ subject: { partnership, link, power }, t }) {
    return {
      title: t('partnerships.structure.power.end'),
      breadcrumbs: [
        ...structureCrumbs(t, partnership),
        {
          text: t('partnerships.structure.power.crumb'),
          href: addressOf(partnership, `structure/${link.id}/powers`),
        },
      ],
      intro: `${power.what}: ${limitWords(t, power)}`,
      fields: Object.keys(ending),
      button: power.ended_on === null ? t('partnerships.structure.power.end-button') : null,
      form: writeForm(ending, { version: power.version }),
    }
  },
  async submit({ db, hub, subject: { partnership, link, power }, form: { because, version }, today, audit }) {
    if (power.ended_on !== null) return refuse({ because: 'partnerships.structure.problem.ended' })
    const change = { ended_on: today, ended_because: because }
    if (!(await changeVersioned(db, 'delegated_power', power.id, version, change)))
      return stale(writeForm(ending, { version: power.version }), power.version)
    const told = await tell(db, hub, { partnership, link }, today, 'taken', `${power.what}. ${because}`)
    await audit({
      action: 'partnership.power-ended',
      subject: subjectOf(partnership),
      record: { kind: 'delegated_power', id: power.id },
      after: { because, told },
    })
    return redirect(addressOf(partnership, `structure/${link.id}/powers`), 'partnerships.structure.done.power-ended')
  },
})
