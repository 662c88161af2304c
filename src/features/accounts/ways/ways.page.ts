/** One's own ways to sign in, and taking one of them away. */
import { z } from 'zod'
import { signedIn } from '../../../access/access.ts'
import { dayAt, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type Crumb, definePage, redirect, refuse } from '../../../web/page.ts'
import { hashToken } from '../../../web/session.ts'
import { needsOwnKey } from '../passkeys/passkeys.queries.ts'
import { tellOfWay } from '../tell-of-way.ts'
import { listWays, removeWay, type WayIn } from './ways.queries.ts'

const crumbs = (t: Translate): Crumb[] => [{ text: t('accounts.account.title'), href: '/account' }]

/** When a way was made and last used, in words. */
export function daysOf(t: Translate, timeZone: string, { kind, madeAt, lastUsedAt }: WayIn): string[] {
  const on = (moment: Date) => longDay(dayAt(moment, timeZone))
  return [
    t(`accounts.ways.since.${kind}`, { day: on(madeAt) }),
    lastUsedAt ? t('accounts.ways.used', { day: on(lastUsedAt) }) : t('accounts.ways.never-used'),
  ]
}

export const waysPage = definePage({
  path: '/account/ways',
  access: signedIn,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'accounts/ways/ways.njk',
  async show({ db, actor, area, t }) {
    const ways = await listWays(db, actor.person!.id)
    return {
      title: t('accounts.ways.title'),
      breadcrumbs: crumbs(t),
      email: actor.person!.email,
      ways: ways.map(way => ({
        ...way,
        lines: daysOf(t, area.timeZone, way),
        removal: `/account/ways/${way.id}/removal`,
      })),
    }
  },
})

export const removeWayPage = definePage({
  path: '/account/ways/:way/removal',
  access: signedIn,
  audit: 'account.way-removed',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'accounts/ways/removal.njk',
  params: z.object({ way: z.uuid() }),
  form: {},
  changesPages: false,
  async subject(db, { way }, _hub, actor) {
    const all = actor.person ? await listWays(db, actor.person.id) : []
    const record = all.find(({ id }) => id === way)
    return record ? { ref: null, record: { way: record, others: all.length - 1 } } : null
  },
  act: async ({ subject: { way }, actor, t }) => ({
    happens: [t('accounts.ways.removal.happens'), t(`accounts.ways.removal.sessions-${way.kind}`)],
    told: actor.person?.email ? [t('accounts.ways.removal.told')] : [],
  }),
  async show({ subject: { way }, area, t }) {
    return {
      title: t('accounts.ways.removal.title', { name: way.name }),
      breadcrumbs: [...crumbs(t), { text: t('accounts.ways.title'), href: '/account/ways' }],
      lines: daysOf(t, area.timeZone, way),
    }
  },
  async submit({ db, hub, subject: { way, others }, actor, area, now, sessionToken, audit }) {
    const person = actor.person!
    if (person.email === null && others === 0) return refuse({ way: 'accounts.ways.removal.last' })
    if (way.kind === 'passkey' && (await needsOwnKey(db, actor)))
      return refuse({ way: 'accounts.passkeys.problem.own-key' })
    const but = sessionToken === null ? null : hashToken(sessionToken)
    if (!(await removeWay(db, person.id, way, { now, but }))) return refuse({ way: 'accounts.ways.removal.gone' })
    await audit({
      action: 'account.way-removed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: person.id },
      after: { way: way.kind },
    })
    await tellOfWay(db, hub, person.id, `${way.kind}-removed`, way.name)
    return redirect('/account/ways', 'accounts.done.way-removed')
  },
})
